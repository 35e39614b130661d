using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Identification;
using Pace.Learning.Web.Contributions.Identification.Decisions;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.WorkQueue;
using Pace.Learning.Web.Platform.Published.Cached;
using Pace.Learning.Web.Platform.Signals;

namespace Pace.Learning.Web.Contributions.ReviewStatements.Manage;

/// <summary>Where the manager asks parents for their view of a review, and reads what they wrote before anybody else does.</summary>
[OnlyFor(Roles.ParticipationManager)]
internal sealed class ManageReviewStatementsModel(PaceDbContext db, AreaReviews reviews, ReviewStatementRequests asking, WrittenReviewStatements written, RegisterPages register, TimeProvider time) : PageModel
{
    public IReadOnlyList<OpenReview> Open { get; private set; } = [];

    public IReadOnlyList<WrittenView> Waiting { get; private set; } = [];

    public IReadOnlyList<WrittenView> Shown { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Open = await reviews.OpenAsync(cancellation);
        var all = await written.ReadAsync(cancellation);
        (Waiting, Shown) = ([.. all.Where(w => !w.IsDecided)], [.. all.Where(w => w.IsShown)]);
    }

    public async Task<IActionResult> OnPostAskAsync(Guid id, CancellationToken cancellation)
    {
        var refusal = await asking.AskAsync(id, User.RequiredPersonId, cancellation);
        this.Notify(refusal?.Words ?? "Asked. Those parents of the area who said that we may, and who are not on a pause, find the question on their page. Who they are is shown to nobody.");
        return Redirect(ReviewStatementAddresses.Manage);
    }

    public async Task<IActionResult> OnPostReadAsync(Guid id, Guid version, bool passOn, CancellationToken cancellation)
    {
        // The words that were read, and no others.
        if (await db.ReviewStatements.SingleOrDefaultAsync(
            q => q.Id == id && db.Set<ContributionVersion>().Any(v => v.Id == version && v.ContributionId == q.ContributionId), cancellation) is not { } question)
        {
            return NotFound();
        }
        question.Read(version, passOn, User.RequiredPersonId, time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellation);
        await Signals.NotifyAsync(db, SignalTopics.Register, cancellation);
        register.Changed();
        this.Notify(passOn ? "Passed on. It shows with the review while the parent’s yes lasts." : "Kept back. It does not show.");
        return Redirect(ReviewStatementAddresses.Manage);
    }
}

/// <summary>What a parent wrote, for the manager. Who wrote it is not shown, unless they chose to be named, or a worry has to be raised.</summary>
internal sealed record WrittenView(Guid QuestionId, Guid ParticipantId, Guid VersionId, string Area, string Text, IReadOnlyList<IdentifyingDetail> Details, DecidedDetails Decided, string? Name, bool IsDecided, bool IsShown);

/// <summary>Reads what parents wrote and still consent to.</summary>
internal sealed class WrittenReviewStatements(PaceDbContext db, AreaReviews reviews, ContributionTextVault texts, KeptDetailVault decisions, ParticipantNames names, TimeProvider time) : IWorkItems
{
    public async Task<IReadOnlyList<WrittenView>> ReadAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var live = await (
            from question in db.ReviewStatements.AsNoTracking()
            join consent in db.Consents.Where(c => c.Use == ConsentUse.AreaReview).LiveAt(db, now) on question.ContributionId equals (Guid?)consent.ContributionId
            join version in db.ContributionVersions on consent.VersionId equals version.Id
            join contribution in db.Contributions on consent.ContributionId equals contribution.Id
            orderby consent.RecordedAt
            select new { question, consent.Identifiability, contribution, version }).AsNoTracking().ToListAsync(cancellation);
        var open = (await reviews.OpenAsync(cancellation)).ToDictionary(r => r.Id);
        var known = await names.OfAsync([.. live.Where(l => l.Identifiability == Identifiability.ChosenName).Select(l => l.contribution.ParticipantId)], cancellation);
        var views = new List<WrittenView>();
        foreach (var one in live)
        {
            var (reading, isOpen) = (one.question.Reading is { } r && r.VersionId == one.version.Id ? r : null, open.TryGetValue(one.question.ReviewId, out var review));
            // What nobody read before the review was closed comes too late to show with it.
            if ((reading is not null || isOpen) && await texts.OfAsync(one.contribution, one.version, cancellation) is { } said)
            {
                var details = IdentifyingDetails.In(said.Text);
                var decided = DecidedDetails.Of(details, await decisions.OfAsync(one.contribution, one.version, cancellation));
                views.Add(new WrittenView(
                    one.question.Id, one.question.ParticipantId, one.version.Id, isOpen ? $"{review!.AreaName}, {review.DocumentTitle}" : "A review that is closed", said.Text, details, decided,
                    known.GetValueOrDefault(one.contribution.ParticipantId), reading is not null, reading?.IsPassedOn == true));
            }
        }
        return views;
    }

    async Task<IReadOnlyList<WorkItem>> IWorkItems.ReadAsync(DateOnly today, CancellationToken cancellation)
    {
        var waiting = (await ReadAsync(cancellation)).Count(w => !w.IsDecided);
        var open = await reviews.OpenAsync(cancellation);
        return
        [
            .. open.Select(r => new WorkItem
            {
                Title = $"Review of {r.AreaName}", Text = $"{r.DocumentTitle}. Parents may say how promises are kept.", Where = "Reviews", Act = "Ask parents for their view",
                Url = ReviewStatementAddresses.Manage, Since = r.OpenedAt, SinceWord = "Open",
            }),
            .. waiting == 0 ? Array.Empty<WorkItem>() :
            [
                new WorkItem
                {
                    Title = $"{Count.Of(waiting, "parent has", "parents have")} written about a review", Text = "It shows once you have read it.", Where = "Reviews", Act = "Read it before it shows",
                    Url = ReviewStatementAddresses.Manage,
                },
            ],
        ];
    }
}
