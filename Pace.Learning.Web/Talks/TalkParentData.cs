using Pace.Learning.Web.Parents.MyData;
using Pace.Learning.Web.Talks.Care;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Talks;

/// <summary>What is held around talks: questions and answers, check-ins and debriefs with their notes, rests.</summary>
internal sealed class TalkParentData(PaceDbContext db, PersonVault vault, Replacements replacements, TimeProvider time) : IParentData
{
    public int Order => 60;

    public async Task<IReadOnlyList<ParentDataSection>> HeldAsync(Guid participantId, CancellationToken cancellation) =>
    [
        new ParentDataSection("talks", "Talks we asked you about", await QuestionsAsync(participantId, cancellation)),
        new ParentDataSection("care", "Talks with you before and after", await CareAsync(participantId, cancellation)),
        new ParentDataSection("rests", "Longer rests", [.. (await db.RestPeriods.AsNoTracking().Where(r => r.ParticipantId == participantId).ToListAsync(cancellation))
            .Select(r => new ParentDataItem("Rest until", LondonTime.LongDay(r.Until), r.At))]),
    ];

    public async Task EraseAsync(Guid participantId, CancellationToken cancellation)
    {
        var id = participantId;
        // The place is free again: who counts on it must notice, also when both happen at once.
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var (talk, before) in (await db.YesesAhead(id, now).AsNoTracking().Select(y => new { y.Talk.Id, y.Invitation.Current }).ToListAsync(cancellation))
            .Select(y => (y.Id, y.Current == AnswerKind.Yes ? Standing.Speaks : Standing.StandsBy)))
        {
            await replacements.FindAsync(await db.Talks.SingleAsync(t => t.Id == talk, cancellation), id, before, cancellation);
        }
        await db.CareTasks.Where(t => t.ParticipantId == id).ExecuteDeleteAsync(cancellation);
        await db.TalkInvitations.Where(i => i.ParticipantId == id).ExecuteDeleteAsync(cancellation);
        await db.BackupOffers.Where(o => o.ParticipantId == id).ExecuteDeleteAsync(cancellation);
        await db.SpeakerDiaries.Where(d => d.ParticipantId == id).ExecuteDeleteAsync(cancellation);
        await db.RestPeriods.Where(r => r.ParticipantId == id).ExecuteDeleteAsync(cancellation);
    }

    private async Task<IReadOnlyList<ParentDataItem>> QuestionsAsync(Guid id, CancellationToken cancellation)
    {
        var asked = await (from invitation in db.TalkInvitations.AsNoTracking().Include(i => i.Answers)
                           join talk in db.Talks.AsNoTracking() on invitation.TalkId equals talk.Id
                           where invitation.ParticipantId == id
                           orderby talk.StartsAt
                           select new { invitation, talk }).AsSplitQuery().ToListAsync(cancellation);
        List<ParentDataItem> items = [];
        foreach (var one in asked)
        {
            items.Add(new ParentDataItem("We asked you", $"A talk on {LondonTime.LongDay(one.talk.Day)}", one.invitation.AskedAt));
            if (one.invitation.SealedNote is { } note && await vault.OpenAsync(id, one.invitation.NotePurpose, note, cancellation) is { } words)
            {
                items.Add(new ParentDataItem("We wrote", words));
            }
            items.AddRange(one.invitation.Answers.OrderBy(a => a.Number).Select(a => new ParentDataItem("What came of it", Words(a.Kind), a.At)));
        }
        return items;
    }

    private async Task<IReadOnlyList<ParentDataItem>> CareAsync(Guid id, CancellationToken cancellation)
    {
        List<ParentDataItem> items = [];
        foreach (var task in await db.CareTasks.AsNoTracking().Where(t => t.ParticipantId == id).OrderBy(t => t.DueOn).ToListAsync(cancellation))
        {
            var note = task.Closing?.SealedNote is { } words ? await vault.OpenAsync(id, task.NotePurpose, words, cancellation) : null;
            items.Add(new ParentDataItem(
                task.Kind switch { CareKind.CheckIn => "A talk with you before", CareKind.Debrief => "A talk with you after", _ => "A word with you, as the talk was off" },
                note ?? (task.IsOpen ? $"Planned for {LondonTime.LongDay(task.DueOn)}" : "Not needed"), task.Closing?.At));
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
