namespace Pace.Learning.Content.Findings;

/// <summary>The findings of one file, as they are made.</summary>
internal sealed class FindingLog(string path)
{
    /// <summary>A file with more than this is beyond listing; the rest is not recorded.</summary>
    public const int Most = 200;

    private List<Finding>? all;
    private bool isLent;

    public string Path { get; } = path;

    public IReadOnlyList<Finding> All => all ?? (IReadOnlyList<Finding>)[];

    public bool HasErrors { get; private set; }

    /// <summary>A log that begins with the findings of this one, which stays as it is.</summary>
    public FindingLog Again() => new(Path) { all = all, isLent = true, HasErrors = HasErrors };

    public void Error(int line, string rule, string message) => Add(line, Severity.Error, rule, message);

    public void Warn(int line, string rule, string message) => Add(line, Severity.Warning, rule, message);

    public void Add(int line, Severity severity, string rule, string message)
    {
        HasErrors |= severity is Severity.Error;
        if (isLent || all is null)
        {
            (all, isLent) = ([.. All], false);
        }
        if (all.Count < Most)
        {
            all.Add(new(Path, Math.Max(1, line), severity, rule, message));
        }
    }
}
