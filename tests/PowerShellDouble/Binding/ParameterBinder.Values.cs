using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using PowerShellDouble.Conversion;

namespace PowerShellDouble.Binding;

internal sealed partial class ParameterBinder
{
    /// <summary>Transforms, converts, checks and sets one value; false when it does not fit without conversion.</summary>
    private bool Bind(BindableParameter parameter, object? value, bool coerce)
    {
        value = Transform(parameter, value);
        if (coerce)
        {
            value = Coerce(parameter, value);
        }
        else if (!Fits(parameter, ref value))
        {
            return false;
        }

        Validate(parameter, value);
        RefuseNullWhereNoneCanBe(parameter, value);
        try
        {
            parameter.Set(_processor.TargetOf(parameter), value);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is not null)
        {
            throw Error(
                ErrorCategory.WriteError,
                "ParameterBindingFailed",
                $"Cannot bind parameter '{parameter.Name}' to the target. Exception setting \"{parameter.Name}\": \"{exception.InnerException.Message}\"",
                parameter,
                exception.InnerException);
        }

        if (parameter.SetFlags != 0)
        {
            _currentSets &= parameter.SetFlags;
        }

        _unbound.Remove(parameter);
        _bound.Add(parameter.Name);
        _invocation.BoundParameters[parameter.Name] = value;
        if (parameter.Obsolete is not null)
        {
            _processor.WarnOfObsolete(parameter);
        }

        return true;
    }

    private void RefuseNullWhereNoneCanBe(BindableParameter parameter, object? value)
    {
        if (value is not null || !parameter.Type.IsValueType || Nullable.GetUnderlyingType(parameter.Type) is not null)
        {
            return;
        }

        var reason = parameter.Type.IsEnum ? EnumConversion.NullText(parameter.Type) : $"Cannot convert null to type \"{parameter.Type}\".";
        throw Error(
            ErrorCategory.WriteError,
            "ParameterBindingFailed",
            $"Cannot bind parameter '{parameter.Name}' to the target. Exception setting \"{parameter.Name}\": \"{reason}\"",
            parameter);
    }

    private object? Transform(BindableParameter parameter, object? value)
    {
        foreach (var transformation in parameter.Transformations)
        {
            if (value is null && !parameter.IsMandatoryInSomeSet && !parameter.CannotBeNull && !transformation.TransformNullOptionalParameters)
            {
                continue;
            }

            try
            {
                value = transformation.Transform(_engine, value!);
            }
            catch (Exception exception)
            {
                throw new ParameterBindingArgumentTransformationException(_invocation, parameter.Name, parameter.Type, value?.GetType(), exception);
            }
        }

        return value;
    }

    private object? Coerce(BindableParameter parameter, object? value)
    {
        var type = parameter.Type;
        if (value is null)
        {
            return type == typeof(SwitchParameter) ? SwitchParameter.Present
                : type == typeof(bool) ? throw Error(ErrorCategory.InvalidArgument, "ParameterArgumentValidationErrorNullNotAllowed", $"Cannot bind argument to parameter '{parameter.Name}' because it is null.", parameter)
                : null;
        }

        if (type.IsInstanceOfType(value))
        {
            return value;
        }

        if (type == typeof(bool) || type == typeof(bool?) || type == typeof(SwitchParameter))
        {
            return ToSwitch(parameter, value);
        }

        try
        {
            // A list has no place where one value is wanted: the engine joins or picks nothing here.
            if (parameter.ElementType is null && PSObject.Base(value) is IList && type != typeof(object) && type != typeof(PSObject) && !type.IsEnum && !type.IsInstanceOfType(PSObject.Base(value)))
            {
                throw Error(
                    ErrorCategory.InvalidArgument,
                    "CannotConvertArgument",
                    $"Cannot convert '{PSObject.Base(value)!.GetType()}' to the type '{type}' required by parameter '{parameter.Name}'. Specified method is not supported.",
                    parameter,
                    new NotSupportedException(),
                    value.GetType());
            }

            return TypeConversion.Convert(value, type, CultureInfo.CurrentCulture);
        }
        catch (PSInvalidCastException exception)
        {
            throw Error(
                ErrorCategory.InvalidArgument,
                "CannotConvertArgumentNoMessage",
                $"Cannot bind parameter '{parameter.Name}'. {exception.Message}",
                parameter,
                exception,
                value.GetType());
        }
    }

    private object ToSwitch(BindableParameter parameter, object value)
    {
        var bare = PSObject.Base(value)!;
        var given = bare switch
        {
            bool yes => yes,
            SwitchParameter present => present.IsPresent,
            _ when Comparison.IsNumber(bare) => Comparison.IsTrue(bare),
            _ => throw Error(
                ErrorCategory.InvalidArgument,
                "CannotConvertArgument",
                $"Cannot convert '{bare.GetType()}' to the type '{parameter.Type}' required by parameter '{parameter.Name}'. ",
                parameter,
                null,
                value.GetType()),
        };
        return parameter.IsSwitch ? new SwitchParameter(given) : given;
    }

    // Without conversion: the value is what the parameter takes, or each of its elements is.
    private static bool Fits(BindableParameter parameter, ref object? value)
    {
        var type = parameter.Type;
        if (value is null)
        {
            return !type.IsValueType && type != typeof(string);
        }

        if (type.IsInstanceOfType(value))
        {
            return true;
        }

        var bare = PSObject.Base(value)!;
        if (type.IsInstanceOfType(bare))
        {
            value = bare;
            return true;
        }

        if (parameter.ElementType is not { } element || !type.IsArray)
        {
            return false;
        }

        var items = bare is IList many ? many.Cast<object?>().ToArray() : [value];
        if (items.Any(item => item is null || !(element.IsInstanceOfType(item) || element.IsInstanceOfType(PSObject.Base(item)))))
        {
            return false;
        }

        var array = Array.CreateInstance(element, items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            array.SetValue(element.IsInstanceOfType(items[i]) ? items[i] : PSObject.Base(items[i]), i);
        }

        value = array;
        return true;
    }

    private void Validate(BindableParameter parameter, object? value)
    {
        foreach (var validation in parameter.Validations)
        {
            try
            {
                validation.Check(value, _engine);
            }
            catch (Exception exception)
            {
                throw new ParameterBindingValidationException(
                    _invocation,
                    "ParameterArgumentValidationError",
                    ParameterBindingValidationException.Text(parameter.Name, exception.Message),
                    parameter.Name,
                    parameter.Type,
                    value?.GetType(),
                    exception);
            }
        }

        if (parameter.IsMandatoryInSomeSet)
        {
            RefuseEmpty(parameter, value);
        }
    }

    private void RefuseEmpty(BindableParameter parameter, object? value)
    {
        switch (value)
        {
            case null when !parameter.AllowsNull:
                throw Empty(parameter, "Null", "null");
            case "" when parameter.Type == typeof(string) && !parameter.AllowsEmptyString:
                throw Empty(parameter, "EmptyString", "an empty string");
            case IList list when parameter.ElementType is not null:
                if (list.Count == 0 && !parameter.AllowsEmptyCollection)
                {
                    throw parameter.Type.IsArray ? Empty(parameter, "EmptyArray", "an empty array") : Empty(parameter, "EmptyCollection", "an empty collection");
                }

                if (!parameter.ElementType.IsValueType)
                {
                    foreach (var item in list)
                    {
                        if (item is null && !parameter.AllowsNull)
                        {
                            throw Empty(parameter, "Null", "null");
                        }

                        if (item is "" && !parameter.AllowsEmptyString)
                        {
                            throw Empty(parameter, "EmptyString", "an empty string");
                        }
                    }
                }

                break;
        }
    }

    private ParameterBindingValidationException Empty(BindableParameter parameter, string what, string words) => new(
        _invocation,
        $"ParameterArgumentValidationError{what}NotAllowed",
        $"Cannot bind argument to parameter '{parameter.Name}' because it is {words}.",
        parameter.Name,
        parameter.Type,
        null,
        null);
}
