namespace Pace.Learning.Web.Courses.Journal;

/// <summary>Everything that a learner wrote for themselves, in one place.</summary>
internal sealed class JournalModel(JournalReader journal) : PageModel
{
    public IReadOnlyList<JournalEntry> Entries { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Entries = await journal.ReadAsync(User.RequiredPersonId, HttpContext.RequestAborted);
    }
}
