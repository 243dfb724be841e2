# Starts programs and leaves none behind.

$Shell = [System.Environment]::ProcessPath

# Starts a program in the root folder: on this console, or with its output gathered and nothing to read.
function Start-Program([string] $File, [string[]] $Arguments, [hashtable] $Environment, [switch] $Gather) {
    $start = [System.Diagnostics.ProcessStartInfo]::new($File)
    $start.WorkingDirectory = $Root
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $Gather
    foreach ($argument in $Arguments) { $start.ArgumentList.Add($argument) }
    if ($Environment) { foreach ($name in $Environment.Keys) { $start.Environment[$name] = $Environment[$name] } }
    try { $process = [System.Diagnostics.Process]::Start($start) }
    catch { throw "'$File' cannot be started: $($_.Exception.GetBaseException().Message)" }
    $program = [pscustomobject]@{ Process = $process; Clock = [System.Diagnostics.Stopwatch]::StartNew(); Output = $null; Errors = $null }
    if ($Gather) {
        $process.StandardInput.Close()
        $program.Output = $process.StandardOutput.ReadToEndAsync()
        $program.Errors = $process.StandardError.ReadToEndAsync()
    }
    $program
}

# Waits in short steps, so that Ctrl+C is noticed between them, and ends the program then.
function Wait-Program($Program) {
    try { while (-not $Program.Process.WaitForExit(100)) { } }
    finally { Stop-Program $Program }
}

function Stop-Program($Program) {
    if (-not $Program.Process.HasExited) { $Program.Process.Kill($true) }
}

# What a program that has ended wrote, on both streams. One that it left behind may hold them open.
function Get-ProgramOutput($Program) {
    $read = [System.Threading.Tasks.Task]::WaitAll(@($Program.Output, $Program.Errors), 5000)
    if ($read) { $Program.Output.Result + $Program.Errors.Result } else { 'It ended, but a program that it started still runs.' }
}

# Runs a program on this console and returns its exit code.
function Invoke-Program([string] $File, [string[]] $Arguments, [hashtable] $Environment) {
    $program = Start-Program $File $Arguments $Environment
    Wait-Program $program
    $program.Process.ExitCode
}

# Runs a program that ends by itself at Ctrl+C, or when this process is gone, and writes its state before.
function Invoke-Server([string] $File, [string[]] $Arguments) {
    $program = Start-Program $File $Arguments
    try { while (-not $program.Process.WaitForExit(100)) { } }
    finally { $null = $program.Process.WaitForExit(10000) }
    $program.Process.ExitCode
}

# Runs a program of which only a failure is of interest.
function Invoke-Quietly([string] $File, [string[]] $Arguments) {
    $program = Start-Program $File $Arguments -Gather
    Wait-Program $program
    if ($program.Process.ExitCode) { throw "$File $($Arguments -join ' ') failed.`n$(Get-ProgramOutput $program)" }
}

# The PowerShell of this process as one path: that of the .NET tool is a library, which dotnet runs.
function Get-ShellLibrary {
    $isTool = [System.IO.Path]::GetFileNameWithoutExtension($Shell) -eq 'dotnet'
    if ($isTool) { [System.IO.Path]::Combine($PSHOME, 'pwsh.dll') } else { $Shell }
}

# The arguments with which $Shell runs a script in a new PowerShell.
function Get-ShellArgument([string] $Script) {
    Get-ShellLibrary | Where-Object { $_ -ne $Shell }
    '-NoProfile', '-NonInteractive', '-File', [System.IO.Path]::Combine($Root, $Script)
    $args
}

# Prints samples/quickstart.ps1 as a session, and returns its exit code.
function Show-Session {
    Invoke-Program $Shell (Get-ShellArgument tools/Build/Session.ps1 -Module $ModuleManifest -Path "$Root/samples/quickstart.ps1")
}

# Compiles a project, a solution or a part of it: on all processors, and with one compiler server, which loads and optimises itself once and
# not for each project.
function Invoke-Compiler([string] $Project, [switch] $Analyze) {
    $exit = Invoke-Program dotnet @(
        'msbuild', $Project, '-restore', '-m', '-p:UseSharedCompilation=true', "-p:Configuration=$Configuration", "-p:AnalyzeAll=$Analyze", '-nologo', '-v:quiet')
    if ($exit) { throw "$Project does not compile." }
}

# Ends the compiler server, which otherwise waits ten minutes for more to do.
function Stop-Compiler {
    $null = & dotnet build-server shutdown --vbcscompiler
}

# The folder that a project compiles into.
function Get-Compiled([string] $Project) {
    [System.IO.Path]::Combine($Root, 'artifacts', 'bin', $Project, $Configuration.ToLowerInvariant())
}
