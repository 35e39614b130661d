using Pace.Learning.Content.Search;

namespace Pace.Learning.Web.Courses.Search;

/// <summary>Search over everything published.</summary>
[AllowAnonymous]
internal sealed class SearchModel(PublishedContent published, IEnumerable<IUnmetSearches> unmet) : PageModel
{
    public string Query { get; private set; } = "";

    public SearchAnswer Answer { get; private set; } = SearchAnswer.Nothing;

    public static string Words(SearchKind kind) => kind switch
    {
        SearchKind.Course => "Course",
        SearchKind.Lesson => "Lesson",
        SearchKind.Pathway => "Pathway",
        SearchKind.Agreement => "Agreement",
        SearchKind.Clause => "Clause",
        _ => "Page",
    };

    public void OnGet(string? q)
    {
        Query = q ?? "";
        Answer = published.Search?.Search(Query) ?? SearchAnswer.Nothing;
        if (Answer.Query.Length > 0 && (Answer.Results.Count == 0 || Answer.IsLoose || Answer.DidYouMean is not null))
        {
            foreach (var room in unmet)
            {
                room.Note(Answer);
            }
        }
    }
}
