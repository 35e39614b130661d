using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Participation.Care;
using Pace.Learning.Web.Participation.MyData;
using Pace.Learning.Web.Participation.Participants;
using Pace.Learning.Web.Participation.TalkInvitations;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Security;

namespace Pace.Learning.Web.Participation.Talks;

/// <summary>What is held around talks: questions and answers, check-ins and debriefs with their notes, rests.</summary>
internal sealed class HeldAboutTalks(PaceDbContext db, PersonVault vault) : IHeldAboutParent
{
    public int Order => 60;

    public async Task<IReadOnlyList<HeldSection>> HeldAsync(Participant participant, CancellationToken cancellation) =>
    [
        new HeldSection("talks", "Talks we asked you about", await QuestionsAsync(participant.Id, cancellation)),
        new HeldSection("care", "Talks with you before and after", await CareAsync(participant.Id, cancellation)),
        new HeldSection("rests", "Longer rests", [.. (await db.Rests.AsNoTracking().Where(r => r.ParticipantId == participant.Id).ToListAsync(cancellation))
            .Select(r => new HeldItem("Rest until", London.LongDay(r.Until), r.At))]),
    ];

    public async Task EraseAsync(Participant participant, CancellationToken cancellation)
    {
        var id = participant.Id;
        // The place is free again: who counts on it must notice, also when both happen at once.
        var ahead = await (from invitation in db.TalkInvitations
                           join talk in db.Talks on invitation.TalkId equals talk.Id
                           where invitation.ParticipantId == id && invitation.Current == AnswerKind.Yes
                           select talk).ToListAsync(cancellation);
        ahead.ForEach(t => t.Touch());
        await db.CareTasks.Where(t => t.ParticipantId == id).ExecuteDeleteAsync(cancellation);
        await db.TalkInvitations.Where(i => i.ParticipantId == id).ExecuteDeleteAsync(cancellation);
        await db.BackupOffers.Where(o => o.ParticipantId == id).ExecuteDeleteAsync(cancellation);
        await db.SpeakerDiaries.Where(d => d.ParticipantId == id).ExecuteDeleteAsync(cancellation);
        await db.Rests.Where(r => r.ParticipantId == id).ExecuteDeleteAsync(cancellation);
    }

    private async Task<IReadOnlyList<HeldItem>> QuestionsAsync(Guid id, CancellationToken cancellation)
    {
        var asked = await (from invitation in db.TalkInvitations.AsNoTracking().Include(i => i.Answers)
                           join talk in db.Talks.AsNoTracking() on invitation.TalkId equals talk.Id
                           where invitation.ParticipantId == id
                           orderby talk.StartsAt
                           select new { invitation, talk }).AsSplitQuery().ToListAsync(cancellation);
        List<HeldItem> items = [];
        foreach (var one in asked)
        {
            items.Add(new HeldItem("We asked you", $"A talk on {London.LongDay(one.talk.Day)}", one.invitation.AskedAt));
            if (one.invitation.SealedNote is { } note && await vault.OpenAsync(id, one.invitation.NotePurpose, note, cancellation) is { } words)
            {
                items.Add(new HeldItem("We wrote", words));
            }
            items.AddRange(one.invitation.Answers.OrderBy(a => a.Number).Select(a => new HeldItem("What came of it", Words(a.Kind), a.At)));
        }
        return items;
    }

    private async Task<IReadOnlyList<HeldItem>> CareAsync(Guid id, CancellationToken cancellation)
    {
        List<HeldItem> items = [];
        foreach (var task in await db.CareTasks.AsNoTracking().Where(t => t.ParticipantId == id).OrderBy(t => t.DueOn).ToListAsync(cancellation))
        {
            var note = task.Closing?.SealedNote is { } words ? await vault.OpenAsync(id, task.NotePurpose, words, cancellation) : null;
            items.Add(new HeldItem(
                task.Kind switch { CareKind.CheckIn => "A talk with you before", CareKind.Debrief => "A talk with you after", _ => "A word with you, as the talk was off" },
                note ?? (task.IsOpen ? $"Planned for {London.LongDay(task.DueOn)}" : "Not needed"), task.Closing?.At));
        }
        return items;
    }

    private static string Words(AnswerKind kind) => kind switch
    {
        AnswerKind.Yes => "You said yes",
        AnswerKind.No => "You said no",
        AnswerKind.Maybe => "You said maybe",
        AnswerKind.SteppedBack => "You stepped back",
        AnswerKind.StandsBy => "You said yes, as back-up",
        AnswerKind.OnABreak => "You began a break",
        AnswerKind.ConsentEnded => "Your consent ended",
        AnswerKind.NoLongerFits => "The new day did not suit your choices",
        _ => "The talk was off",
    };
}
