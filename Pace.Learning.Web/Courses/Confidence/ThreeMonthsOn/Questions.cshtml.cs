namespace Pace.Learning.Web.Courses.Confidence.ThreeMonthsOn;

/// <summary>Where somebody says whether they may be asked three months after a course.</summary>
internal sealed class QuestionsModel(PaceDbContext db, TimeProvider time) : PageModel
{
    public const string Address = "/account/questions";

    public bool IsAsked { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var personId = User.RequiredPersonId;
        IsAsked = !await db.NoLaterQuestions.AnyAsync(n => n.PersonId == personId, cancellation);
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? ask, CancellationToken cancellation)
    {
        var personId = User.RequiredPersonId;
        if (ask == "no")
        {
            await StopAsync(personId, cancellation);
            this.Notify("You will not be asked.");
        }
        else if (ask == "yes")
        {
            await db.NoLaterQuestions.Where(n => n.PersonId == personId).ExecuteDeleteAsync(cancellation);
            this.Notify("You will be asked.");
        }
        return Redirect(Address);
    }

    private async Task StopAsync(Guid personId, CancellationToken cancellation)
    {
        if (await db.NoLaterQuestions.AnyAsync(n => n.PersonId == personId, cancellation))
        {
            return;
        }
        db.NoLaterQuestions.Add(new NoLaterQuestions(personId, time.GetUtcNow().UtcDateTime));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (db.NoLaterQuestions.AsNoTracking().Any(n => n.PersonId == personId))
        {
            // Sent twice: once is enough.
        }
    }
}
