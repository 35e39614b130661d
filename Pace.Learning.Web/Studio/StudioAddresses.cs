namespace Pace.Learning.Web.Studio;

/// <summary>The addresses of the Studio's pages.</summary>
internal static class StudioAddresses
{
    public const string Home = "/studio";

    public const string Releases = "/studio/releases";

    public const string Conflicts = "/studio/conflicts";

    public const string Emptied = "/studio/emptied";

    public const string Statistics = "/studio/statistics";

    public const string Used = "/studio/used";

    /// <summary>A file that nobody has written on here yet.</summary>
    public static string Open(string path) => $"/studio/open?path={Uri.EscapeDataString(path)}";

    /// <summary>Where a document is written.</summary>
    public static string Document(Guid id) => $"/studio/documents/{id}";

    /// <summary>Where it stands, and what can be done with it.</summary>
    public static string Workflow(Guid id) => $"/studio/documents/{id}/workflow";

    /// <summary>Its revisions.</summary>
    public static string Versions(Guid id) => $"/studio/documents/{id}/versions";

    /// <summary>What stands before a document's first revision.</summary>
    public const int Nothing = 0;

    /// <summary>Two of its revisions side by side; <c>null</c> is the draft.</summary>
    public static string Compare(Guid id, int? from, int? to) => $"/studio/documents/{id}/compare?from={Name(from)}&to={Name(to)}";

    /// <summary>A document as people will see it, within another page: what is written now, or a revision.</summary>
    public static string Frame(Guid id, int? revision) => $"/studio/documents/{id}/preview?framed=true{(revision is { } number ? $"&revision={Name(number)}" : "")}";

    /// <summary>What is published together.</summary>
    public static string Release(Guid id) => $"/studio/releases/{id}";

    private static string Name(int? number) => number is Nothing ? "nothing" : number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "draft";
}
