using Pace.Learning.Content.Search;

namespace Pace.Learning.Web.Courses.Search;

/// <summary>Search over everything published.</summary>
[AllowAnonymous]
internal sealed class SearchModel(PublishedContent published) : PageModel
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
    }
}
