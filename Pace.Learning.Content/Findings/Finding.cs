namespace Pace.Learning.Content.Findings;

/// <summary>Whether a finding stops publication.</summary>
public enum Severity
{
    /// <summary>Worth a look; the document is published all the same.</summary>
    Warning,

    /// <summary>The document is not published: the last good copy of it stays.</summary>
    Error,
}

/// <summary>One problem found in the content, at a place somebody can go to.</summary>
/// <param name="Path">The file, relative to the content folder, with forward slashes.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Severity">Whether it stops publication.</param>
/// <param name="Rule">The rule's short name, such as <c>missing-alt</c>.</param>
/// <param name="Message">What is wrong and what to do about it, for a writer.</param>
public sealed record Finding(string Path, int Line, Severity Severity, string Rule, string Message)
{
    /// <summary>The one-line form that editors and CI tools can follow: <c>path:line: severity: rule: message</c>.</summary>
    public override string ToString() =>
        $"{Path}:{Line}: {(Severity is Severity.Error ? "error" : "warning")}: {Rule}: {Message}";
}
