namespace Pace.Learning.Web.Studio.Usage;

/// <summary>A document that names something.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Address">Where it is opened in the Studio.</param>
/// <param name="Lines">On which lines, as people read it; where they don't read it there yet, as it is written now.</param>
/// <param name="IsPublic">Whether people read it there.</param>
internal sealed record DocumentUse(string Path, string Title, string Address, IReadOnlyList<int> Lines, bool IsPublic);

/// <summary>Where something is used.</summary>
/// <param name="Documents">Documents that name it.</param>
/// <param name="Others">What else hangs on it, a sentence each: people's progress, areas' agreements, parents' yeses, the site's own menus.</param>
internal sealed record DocumentUsage(IReadOnlyList<DocumentUse> Documents, IReadOnlyList<string> Others)
{
    /// <summary>Nothing and nobody.</summary>
    public static DocumentUsage None { get; } = new([], []);

    /// <summary>In how many places.</summary>
    public int Places => Documents.Count + Others.Count;

    /// <summary>The same with its word.</summary>
    public string Line => Count.Of(Places, "place");

    /// <summary>Tells whether somebody decided about what is there now: how many people there are may change meanwhile, but not what kind of thing.</summary>
    public string Mark => SeenText.Of([.. Documents.Select(d => d.Path), Count.Of(Others.Count, "other")]);
}
