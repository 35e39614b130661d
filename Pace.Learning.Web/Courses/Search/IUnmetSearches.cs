using Pace.Learning.Content.Search;

namespace Pace.Learning.Web.Courses.Search;

/// <summary>
/// Hears of searches for which no page has all the words, so that those who write learn what is missing. What may be kept of them is up to it; whoever searched doesn't wait for it.
/// </summary>
internal interface IUnmetSearches
{
    /// <summary>Somebody searched, and didn't find.</summary>
    void Note(SearchAnswer answer);
}
