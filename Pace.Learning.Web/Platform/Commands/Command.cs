namespace Pace.Learning.Web.Platform.Commands;

/// <summary>Something that is done from the command line instead of serving the site.</summary>
/// <param name="Words">How it is called, such as <c>content check</c>.</param>
/// <param name="Arguments">What may follow, for the list of commands.</param>
/// <param name="About">What it does.</param>
/// <param name="RunAsync">Does it and answers the exit code: 0 fine, 1 findings, 2 could not run.</param>
internal sealed record Command(string Words, string Arguments, string About, Func<WebApplicationBuilder, string[], TextWriter, Task<int>> RunAsync)
{
    public const int Fine = 0;
    public const int Findings = 1;
    public const int CouldNotRun = 2;

    public bool IsCalledBy(string[] args) => args.AsSpan().StartsWith(Words.Split(' '));
}
