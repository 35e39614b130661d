using Pace.Learning.Content.Markup;

namespace Pace.Learning.Content.Search;

/// <summary>What kind of document a result is.</summary>
public enum SearchKind
{
    /// <summary>A course's own page.</summary>
    Course,

    /// <summary>A lesson.</summary>
    Lesson,

    /// <summary>A page of the site.</summary>
    Page,

    /// <summary>A pathway.</summary>
    Pathway,

    /// <summary>A document that local areas sign.</summary>
    Agreement,

    /// <summary>A clause of one, as it is in effect.</summary>
    Clause,
}

/// <summary>A document that was found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">Its address from the root of the site.</param>
/// <param name="Context">Where it stands: a lesson's course and module, a clause's document; otherwise empty.</param>
/// <param name="SnippetHtml">Words around the match as safe markup, with the matches in <c>mark</c> elements.</param>
public sealed record SearchResult(SearchKind Kind, string Title, string Url, string Context, FinishedHtml SnippetHtml);

/// <summary>What a search found.</summary>
/// <param name="Query">The words that were looked for, as they were understood.</param>
/// <param name="Results">The best first.</param>
/// <param name="DidYouMean">The query with its misspelt words replaced by near ones that occur, when that was needed; otherwise <c>null</c>. The results are then for this.</param>
/// <param name="IsLoose">No document has all the words, so the results have some of them.</param>
public sealed record SearchAnswer(string Query, IReadOnlyList<SearchResult> Results, string? DidYouMean, bool IsLoose)
{
    /// <summary>The answer to a query without words.</summary>
    public static SearchAnswer Nothing { get; } = new("", [], null, false);
}
