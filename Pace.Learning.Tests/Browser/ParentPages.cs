using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Tests.Studio.Reviews;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Tests.Talks;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.ReviewStatements;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Expenses;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Reviews.Members;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Invitations;
using DraftAddresses = Pace.Learning.Web.Studio.Reviews.DraftAddresses;

namespace Pace.Learning.Tests.Browser;

/// <summary>The site with something to see on each page of the participation room. Use as a class fixture.</summary>
public sealed class ParentPages : SiteInBrowser
{
    private Dictionary<string, IReadOnlyList<string>> addresses = [];
    private Dictionary<string, string> people = [];

    /// <summary>Real addresses of each page whose pattern isn't one by itself; those without an entry are visited as they are.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Addresses => addresses;

    /// <summary>The address of the person of a role who has been in this room; it is theirs what there is to see.</summary>
    public string PersonOf(string role) => people[role];

    /// <summary>The parent who has been in this room.</summary>
    public Guid ParticipantId { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var role in (string[])[Roles.Parent, Roles.Trainer, Roles.Editor, Roles.Publisher, Roles.ParticipationManager, Roles.StandIn, Roles.SafeguardingOfficer])
        {
            people[role] = await AddressAsync(role);
        }
        var parent = await SignedInAsync(Roles.Parent);
        var manager = await SignedInAsync(Roles.ParticipationManager);
        var joId = ParticipantId = await this.ParticipantAsync();
        var shared = await this.ShareAsync("Kind words for Sophie.\n\nOn 3 March 2021 it helped.");
        using var given = await parent.ConsentAsync(shared, "film", "Public");
        var (voice, _) = await this.RecordedAsync(Recordings.Sound(4_000));
        var (toType, typed) = (await TranscriptAsync(parent, manager, isTyped: false), await TranscriptAsync(parent, manager, isTyped: true));
        var unrecorded = await this.BeginRecordingAsync(ContributionKind.Video);
        await this.PlaceAsync(voice, ContributionSamples.Key);
        const string FreePlace = "tip-being-listened-to";
        await this.ShareAsync("Words that nobody may see.", FreePlace);
        await manager.SuggestAsync(shared, "Kind words for my child.");
        await manager.RecordConsentAsync(shared, "Research", "Professionals");
        var learner = await SignedInAsync(Roles.Learner);
        using var thanked = await learner.SubmitAsync((await learner.GetPageAsync(ContributionSamples.Lesson)).QuerySelector("details.thank-you form")!, ("text", "Thank you. It helped."));
        using var worry = await parent.PressAsync(await parent.GetPageAsync("/taking-part/worry"), "Send", ("Input.Text", "Somebody waits outside."));

        var scene = new TalkScene(this);
        var (asked, spoken) = (await scene.TalkAsync(scene.DayIn(100)), await scene.TalkAsync(scene.DayIn(200)));
        Assert.Null(await scene.AskAsync(asked, joId));
        Assert.Null(await scene.AskAsync(spoken, joId));
        Assert.Null(await scene.AnswerAsync(spoken, joId, AnswerKind.Yes));
        var invitations = await WithDatabaseAsync(db => db.TalkInvitations.Where(i => i.ParticipantId == joId).OrderBy(i => i.AskedAt).Select(i => i.Id).ToListAsync());
        var care = await WithDatabaseAsync(db => db.CareTasks.Where(t => t.Closing == null).Select(t => t.Id).ToListAsync());
        var done = await WithDatabaseAsync(db => db.CareTasks.Where(t => t.Closing != null).OrderBy(t => t.Id).Select(t => t.Id).Take(1).ToListAsync());
        var claim = await ClaimAsync(joId);
        var invitation = await this.InviteAsync("pages@family.example");

        var notes = $"/manage/participation/people/{joId}/notes";
        using var noted = await manager.SubmitAsync((await manager.GetPageAsync(notes)).QuerySelector("form:has([name=Text])")!, ("Text", "Likes to be rung in the morning."));
        using var asksToCorrect = await parent.SubmitAsync((await parent.GetPageAsync("/taking-part/notes")).Doing("Correct"), ("Text", "In the evening, please."));
        var note = await WithDatabaseAsync(db => db.StaffNotes.Select(n => n.Id).SingleAsync());

        var question = await QuestionAsync(joId);
        var (receipt, waiting) = (await this.LiveConsentAsync(shared, Web.Contributions.Consents.ConsentUse.Film),
            await WithDatabaseAsync(db => db.Consents.Where(c => c.GivenAt == null).Select(c => c.Id).SingleAsync()));
        var idea = await WithDatabaseAsync(db => db.Suggestions.Where(s => s.ContributionId == shared).Select(s => s.Id).SingleAsync());
        var gathering = await WithDatabaseAsync(db => db.ParentEvents.Select(g => g.Id).FirstAsync());
        var concern = await WithDatabaseAsync(db => db.SafeguardingConcerns.Select(w => w.Id).FirstAsync());
        var call = await CallAsync(joId, receipt);
        var (draft, revision, reviewNote) = await ReviewedAsync(parent, joId);
        addresses = new Dictionary<string, IReadOnlyList<string>>
        {
            ["manage/participation/together/{id:guid}"] = [$"/manage/participation/together/{gathering}"],
            ["manage/participation/together/{id:guid}/message"] = [$"/manage/participation/together/{gathering}/message"],
            ["manage/participation/talks/{id:guid}/message"] = [$"/manage/participation/talks/{spoken.Id}/message"],
            ["manage/participation/renewals/{id:guid}"] = [$"/manage/participation/renewals/{call}"],
            ["manage/participation/contributions/places/{key}"] = [$"/manage/participation/contributions/places/{FreePlace}"],
            ["manage/worries/{id:guid}"] = [$"/manage/worries/{concern}"],
            ["taking-part/contributions/{id:guid}/erase"] = [$"/taking-part/contributions/{shared}/erase", $"/taking-part/contributions/{unrecorded}/erase"],
            ["taking-part/invitation"] = [invitation, "/taking-part/invitation"],
            ["taking-part/invitation/join"] = [invitation.Replace("invitation?", "invitation/join?", StringComparison.Ordinal)],
            ["taking-part/requests/{id:guid}"] = [.. invitations.Select(id => $"/taking-part/requests/{id}")],
            ["taking-part/reviews/{id:guid}"] = [$"/taking-part/reviews/{question}"],
            ["taking-part/drafts/{id:guid}/{number:int?}"] = [DraftAddresses.Draft(draft, revision), $"{DraftAddresses.Draft(draft, revision)}?at=2", $"{DraftAddresses.Draft(draft, revision)}?change={reviewNote}"],
            ["studio/documents/{id:guid}/comments"] = [DraftAddresses.Comments(draft), $"{DraftAddresses.Comments(draft)}?answer={reviewNote}"],
            ["manage/participation/people/{id:guid}/drafts"] = [$"/manage/participation/people/{joId}/drafts"],
            ["taking-part/thanks/{id:guid}"] = [$"/taking-part/thanks/{claim}"],
            ["taking-part/contributions/{id:guid}"] = [$"/taking-part/contributions/{shared}", $"/taking-part/contributions/{voice}", $"/taking-part/contributions/{unrecorded}"],
            ["taking-part/contributions/{id:guid}/edit"] = [$"/taking-part/contributions/{shared}/edit"],
            ["taking-part/contributions/{id:guid}/share"] = [$"/taking-part/contributions/{shared}/share", $"/taking-part/contributions/{unrecorded}/share"],
            ["taking-part/contributions/{id:guid}/recording"] = [$"/taking-part/contributions/{unrecorded}/recording", $"/taking-part/contributions/{voice}/recording?Problem=amr"],
            ["taking-part/contributions/{id:guid}/consent/{use}"] = [$"/taking-part/contributions/{shared}/consent/course", $"/taking-part/contributions/{shared}/consent/film"],
            ["taking-part/speak/{use}"] = ["/taking-part/speak/training", "/taking-part/speak/conference"],
            ["taking-part/keep-away"] = ["/taking-part/keep-away", "/taking-part/keep-away?area=kent", "/taking-part/keep-away?area=nowhere"],
            ["taking-part/consents/{id:guid}"] = [$"/taking-part/consents/{receipt}", $"/taking-part/consents/{waiting}"],
            ["taking-part/withdraw"] = ["/taking-part/withdraw", "/taking-part/withdraw?done=film,social", "/taking-part/withdraw?done=film&act=erased"],
            ["taking-part/transcripts/{id:guid}"] = [$"/taking-part/transcripts/{typed}"],
            ["manage/participation/transcripts/{id:guid}"] = [$"/manage/participation/transcripts/{toType}"],
            ["taking-part/suggestions/{id:guid}"] = [$"/taking-part/suggestions/{idea}"],
            ["manage/talks/{id:guid}"] = [$"/manage/talks/{asked.Id}", $"/manage/talks/{spoken.Id}"],
            ["manage/participation/talks/{id:guid}"] = [$"/manage/participation/talks/{asked.Id}", $"/manage/participation/talks/{spoken.Id}"],
            ["manage/participation/care/{id:guid}"] = [.. care.Concat(done).Select(id => $"/manage/participation/care/{id}")],
            ["manage/participation/claims/{id:guid}"] = [$"/manage/participation/claims/{claim}"],
            ["manage/participation/people/{id:guid}/speak"] = [$"/manage/participation/people/{joId}/speak"],
            ["manage/participation/people"] = ["/manage/participation/people", "/manage/participation/people?q=nobody&area=kent"],
            ["manage/participation/people/{id:guid}/notes"] = [notes, $"{notes}?Correcting={note}"],
            ["manage/participation/contributions"] = ["/manage/participation/contributions", "/manage/participation/contributions?where=placed&q=zzz"],
            ["manage/participation/people/{id:guid}"] = [$"/manage/participation/people/{joId}"],
            ["manage/participation/worry/{participantId:guid?}"] = ["/manage/participation/worry", $"/manage/participation/worry/{joId}"],
            ["manage/participation/contributions/{id:guid}"] = [$"/manage/participation/contributions/{shared}", $"/manage/participation/contributions/{voice}"],
            ["manage/participation/contributions/{id:guid}/place"] = [$"/manage/participation/contributions/{shared}/place", $"/manage/participation/contributions/{shared}/place?course=relational-safeguarding"],
            ["manage/participation/contributions/{id:guid}/place/{key}"] = [$"/manage/participation/contributions/{shared}/place/{FreePlace}"],
        };
    }

    private async Task<Guid> TranscriptAsync(HttpClient parent, HttpClient manager, bool isTyped)
    {
        var id = await this.BeginRecordingAsync(text: "Words of mine\nin two lines.");
        using var uploaded = await parent.UploadAsync(id, Recordings.Sound(2_000), "voice.mp3");
        using var asked = await parent.PressAsync(await parent.GetPageAsync($"/taking-part/contributions/{id}"), "Please type it for me");
        var request = await WithDatabaseAsync(db => db.TranscriptRequests.Where(t => t.ContributionId == id).Select(t => t.Id).SingleAsync());
        if (isTyped)
        {
            using var sent = await manager.SubmitAsync((await manager.GetPageAsync($"/manage/participation/transcripts/{request}")).Doing("Send"), ("Text", "It helped when someone listened."), ("Note", "One word was not clear."));
            Assert.NotNull(sent.Headers.Location);
        }
        return request;
    }

    // In the advisory group, with a draft to read and a note on it.
    private async Task<(Guid Draft, int Revision, Guid Note)> ReviewedAsync(HttpClient parent, Guid joId)
    {
        await WithDatabaseAsync(async db =>
        {
            var reviewer = new Reviewer(joId, Guid.NewGuid(), DateTime.UtcNow);
            reviewer.Join(DateTime.UtcNow);
            db.Reviewers.Add(reviewer);
            return await db.SaveChangesAsync();
        });
        var (draft, revision) = await this.InReviewAsync();
        using var saved = await parent.NoteAsync(DraftAddresses.Draft(draft, revision), "Bring a cup of tea", "Kettles are loud.", "cup of tea");
        Assert.NotNull(saved.Headers.Location);
        return (draft, revision, await WithDatabaseAsync(db => db.ReviewComments.Where(c => c.DocumentId == draft).Select(c => c.Id).SingleAsync()));
    }

    // The demo area's agreement is in force: a review of it opens, and the parent is asked.
    private Task<Guid> QuestionAsync(Guid joId) => this.WithScopeAsync(async services =>
    {
        var db = services.GetRequiredService<Web.Platform.Data.PaceDbContext>();
        var agreement = await db.Agreements.Where(s => s.State == AgreementState.InForce).Select(s => s.Id).FirstAsync();
        Assert.Null(await services.GetRequiredService<ReviewRecorder>().OpenAsync(agreement, null, CancellationToken.None));
        var question = new ReviewStatement(await db.AgreementReviews.Where(r => r.Slot != null).Select(r => r.Id).SingleAsync(), joId, DateTime.UtcNow);
        db.ReviewStatements.Add(question);
        await db.SaveChangesAsync();
        return question.Id;
    });

    private Task<Guid> CallAsync(Guid joId, Guid consent) => WithDatabaseAsync(async db =>
    {
        var call = new Web.Contributions.Consents.Renewals.RenewalCall(joId, consent, 30, DateTime.UtcNow);
        db.RenewalCalls.Add(call);
        await db.SaveChangesAsync();
        return call.Id;
    });

    private Task<Guid> ClaimAsync(Guid joId) => this.WithScopeAsync(async services =>
    {
        var (db, vault) = (services.GetRequiredService<Web.Platform.Data.PaceDbContext>(), services.GetRequiredService<PersonVault>());
        var claim = new ExpenseClaim(Guid.CreateVersion7(), joId, ClaimKind.Travel, 1250, null, DateTime.UtcNow);
        claim.Take(ClaimStepKind.Asked, Guid.NewGuid(), await vault.SealAsync(joId, claim.StepPurpose(claim.NextNumber), "Which day was it?"), DateTime.UtcNow);
        db.ExpenseClaims.Add(claim);
        await db.SaveChangesAsync();
        return claim.Id;
    });
}
