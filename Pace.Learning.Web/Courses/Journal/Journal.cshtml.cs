using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Pace.Learning.Web.Courses.Journal;

/// <summary>Everything that a learner wrote for themselves, in one place.</summary>
internal sealed class JournalModel(JournalOf journal) : PageModel
{
    public IReadOnlyList<JournalEntry> Entries { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Response.Headers.CacheControl = "no-store";
        Entries = await journal.ReadAsync(User.PersonId, HttpContext.RequestAborted);
    }
}
