using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.People;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Contributions.Consents.Speaking;

/// <summary>
/// The manager asks a parent for consent to speak, in one press: who would like to give talks, has no yes to it, isn't on a pause, and hasn't said no. Their quiet times are
/// kept by the mail.
/// </summary>
internal sealed class SpeakRequests(PaceDbContext db, ParentMail mail, PublicUrl site, ParticipantLedger record, TimeProvider time) : IPersonAct, IActivityConsent
{
    /// <summary>Where the manager's button is sent.</summary>
    public static string Address(Guid participantId) => $"/manage/participation/people/{participantId}/speak";

    /// <summary>Asks. Asking twice is asking once.</summary>
    public Task<Refusal?> AskAsync(Guid participantId, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        var now = time.GetUtcNow().UtcDateTime;
        var state = await StateAsync(participantId, now, stop);
        if (state.Request?.IsOpenAt(now) is true)
        {
            return null;
        }
        if (state.NotNow is { } why)
        {
            return new Refusal("", why);
        }
        if (state.Request is { } before)
        {
            before.Ask(by, now);
        }
        else
        {
            db.SpeakRequests.Add(new SpeakRequest(participantId, by, now));
        }
        await mail.SendAsync(participantId, new SpeakQuestionLetter { Url = site.Of("/taking-part") }, stop);
        await record.AppendAsync(participantId, "speak.asked", by, stop);
        return null;
    }, cancellation);

    public async Task<IReadOnlyList<PersonAct>> OfAsync(Guid participantId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var state = await StateAsync(participantId, now, cancellation);
        return state.Parent is null ? [] :
            [new PersonAct("Speaking live", state.NotNow ?? $"{state.Said}{Before(state.Request)}{Reach(state.Parent)}", "Ask for consent to speak", state.NotNow is null ? Address(participantId) : null)];
    }

    public async Task<IReadOnlyList<ActivityStep>> MissingAsync(Guid participantId, Activities wanted, CancellationToken cancellation)
    {
        var given = await GivenAsync(participantId, time.GetUtcNow().UtcDateTime, cancellation);
        return [.. SpeakingUse.WantedIn(wanted).Where(s => !given.Any(c => c.Use == s.Use)).Select(s => new ActivityStep(s.Activity, s.Address))];
    }

    private async Task<State> StateAsync(Guid participantId, DateTime now, CancellationToken cancellation)
    {
        var parent = await db.ParticipantProfiles.SingleOrDefaultAsync(p => p.Id == participantId && !p.IsErased, cancellation);
        if (parent is null)
        {
            return new State(null, null, "", "This parent doesn’t take part any more");
        }
        var request = await db.SpeakRequests.SingleOrDefaultAsync(r => r.ParticipantId == participantId, cancellation);
        var given = await GivenAsync(participantId, now, cancellation);
        var said = given.Count == 0 ? "They have not said yes to speaking yet. " : $"They said yes to: {string.Join("; ", given.Select(c => $"{c.Use.Title}, until {LondonTime.Long(c.LastDay)}"))}. ";
        var wanted = SpeakingUse.WantedIn(parent.Wanted).ToList();
        var why = parent.IsPausedAt(now) ? $"{said}They are on a pause, so please don’t ask them for anything."
            : wanted.Count == 0 ? $"{said}They have not chosen to be asked for talks or conferences, so we don’t ask."
            : wanted.TrueForAll(s => given.Any(c => c.Use == s.Use)) ? said.TrimEnd()
            : request?.IsOpenAt(now) is true ? $"{said}Asked on {LondonTime.Long(request.AskedAt)}. There is no answer yet, which is fine."
            : request is { IsDeclined: true } ? $"{said}They said no on {LondonTime.Long(request.AnsweredAt!.Value)}. It stays a no, until they say yes by themselves."
            : null;
        return new State(parent, request, said, why);
    }

    private async Task<List<Consent>> GivenAsync(Guid participantId, DateTime now, CancellationToken cancellation) =>
        (await db.Consents.AsNoTracking().Where(c => c.ParticipantId == participantId).ValidAt(db, now).ToListAsync(cancellation)).FindAll(c => c.Use.IsSpeaking);

    private static string Before(SpeakRequest? request) =>
        request is { AnsweredAt: null } ? $"We asked on {LondonTime.Long(request.AskedAt)}. They did not answer, which is fine. " : "";

    private static string Reach(ParticipantProfile parent) =>
        (parent.Channel == ContactChannel.Email ? "" : $"They want no mail: please let them know by {(parent.Channel == ContactChannel.Text ? "text message" : "phone")}. ")
        + (parent.NotAt.HasFlag(QuietTimes.SchoolHolidays) ? "Not in school holidays, please: look whether they have some now." : "");

    private sealed record State(ParticipantProfile? Parent, SpeakRequest? Request, string Said, string? NotNow);
}
