using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Talks.Matching;

namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>The manager asks a parent. The rules are held against the parent again in that moment: a list on a screen may be old.</summary>
internal sealed class SpeakerInvitations(PaceDbContext db, Candidates candidates, SpeakerConsents speaking, PersonVault vault, TalkMail mail, ParticipantLedger record, TimeProvider time)
{
    /// <summary>Asks, or asks again somebody whose question is closed without a no.</summary>
    public Task<Refusal?> AskAsync(Guid talkId, Guid participantId, Guid by, string? note, CancellationToken cancellation) => db.RetryOnConflictAsync(
        async stop => await AskInActAsync(await db.Talks.SingleAsync(t => t.Id == talkId, stop), participantId, by, note, stop), cancellation);

    /// <summary>The same as a part of another act, which saves.</summary>
    public async Task<Refusal?> AskInActAsync(Talk talk, Guid participantId, Guid by, string? note, CancellationToken stop)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!talk.IsAhead(now))
        {
            return new Refusal("", "This talk is over or cancelled, so nobody can be asked");
        }
        // Read before anything is decided: what another manager saves from here on makes this save collide, and the decision is taken anew.
        var diary = await db.SpeakerDiaries.FindAsync([participantId], stop);
        var invitation = await db.TalkInvitations.SingleOrDefaultAsync(i => i.TalkId == talk.Id && i.ParticipantId == participantId, stop);
        if (invitation is not null && (await speaking.LapsedAsync(stop)).Contains((talk.Id, participantId)))
        {
            invitation.End(AnswerKind.ConsentEnded, now);
        }
        if (invitation is not null && RefuseAgain(invitation.StandingAt(now)) is { } refusal)
        {
            return refusal;
        }
        if (await candidates.ExclusionsAsync(talk, participantId, again: invitation is not null, stop) is not { } exclusions)
        {
            return new Refusal("", "This parent doesn’t take part any more");
        }
        if (exclusions.Count > 0)
        {
            return new Refusal("", $"It is not all right to ask: {string.Join("; ", exclusions.Select(e => e.Reason))}");
        }
        var profile = await db.ParticipantProfiles.SingleAsync(p => p.Id == participantId, stop);
        if (profile.MayBeAskedFrom(now) is not { } reachesAt)
        {
            return new Refusal("", "They have ticked every time of the day as one to be left alone, so they can’t be asked here");
        }
        if (!TalkInvitation.LeavesTime(talk, reachesAt))
        {
            return new Refusal("", $"They may be asked from {LondonTime.LongDayAndTime(reachesAt)} on, and that is too late for this talk");
        }
        if (invitation is null)
        {
            db.TalkInvitations.Add(invitation = new TalkInvitation(talk, participantId, by, now, reachesAt));
        }
        else
        {
            invitation.AskAgain(talk, by, now, reachesAt);
        }
        invitation.Write(string.IsNullOrWhiteSpace(note) ? null : await vault.SealAsync(participantId, invitation.NotePurpose, note.Trim(), stop));
        NoteInDiary(diary, participantId, now);
        talk.Touch();
        await mail.AskedAsync(invitation, stop);
        await record.AppendAsync(participantId, "talk.asked", by, stop);
        return null;
    }

    // A no and a step back are answers: nobody is asked twice to change them. Somebody standing by said yes, and may be asked to step in.
    private static Refusal? RefuseAgain(Standing standing) => standing switch
    {
        Standing.Expired or Standing.Ended or Standing.StandsBy => null,
        Standing.SaidNo or Standing.SteppedBack => new Refusal("", "They have said no to this talk. It stays a no"),
        _ => new Refusal("", "They have been asked for this talk already"),
    };

    private void NoteInDiary(SpeakerDiary? diary, Guid participantId, DateTime now)
    {
        if (diary is null)
        {
            db.SpeakerDiaries.Add(diary = new SpeakerDiary(participantId));
        }
        diary.Note(now);
    }
}
