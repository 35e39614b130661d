using Pace.Learning.Web.Platform.Commands;

namespace Pace.Learning.Web.BackOffice.Moving;

/// <summary>What stands after a command that moves content: a folder, or none for the site's own, and switches.</summary>
internal sealed record MoveArguments(string Folder, IReadOnlyCollection<string> Switches)
{
    /// <summary>Reads them; <c>null</c>: there is a switch that nobody knows, or more than one folder.</summary>
    public static MoveArguments? Read(WebApplicationBuilder builder, string[] args, params string[] known)
    {
        var switches = args.Where(a => a.StartsWith("--", StringComparison.Ordinal)).ToList();
        var folders = args.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToList();
        var options = builder.Configuration.GetSection("Pace").Get<PaceOptions>() ?? new PaceOptions();
        return folders.Count > 1 || switches.Except(known).Any() ? null
            : new(folders is [var named] ? CommandLine.Resolve(named) : Folders.From(options, builder.Environment.ContentRootPath).Content, switches);
    }

    public bool Has(string name) => Switches.Contains(name);
}
