using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Talks.Care;

/// <summary>Puts check-ins and debriefs on days. The caller saves, and decides again when the day was taken meanwhile.</summary>
internal sealed class CarePlanner(PaceDbContext db, IOptions<TalkOptions> options, TimeProvider time)
{
    public int DebriefsADay => options.Value.DebriefsADay;

    /// <summary>A parent speaks: somebody will talk with them before and after.</summary>
    public async Task PlanAsync(Talk talk, Guid participantId, CancellationToken cancellation)
    {
        var open = await OpenAsync(talk.Id, participantId, cancellation);
        if (open.Count > 0)
        {
            await MoveAsync(talk, participantId, cancellation);
            return;
        }
        var now = time.GetUtcNow().UtcDateTime;
        var (day, slot) = CarePlan.Debrief(talk.Day, DebriefsADay, await TakenAsync(talk.Day, null, cancellation));
        db.CareTasks.Add(new CareTask(CareKind.CheckIn, talk.Id, participantId, CarePlan.CheckIn(talk.Day, LondonTime.DayOf(now)), null, now));
        db.CareTasks.Add(new CareTask(CareKind.Debrief, talk.Id, participantId, day, slot, now));
    }

    /// <summary>The talk is on another day: what is still to be done goes with it.</summary>
    public async Task MoveAsync(Talk talk, Guid participantId, CancellationToken cancellation)
    {
        var today = LondonTime.DayOf(time.GetUtcNow().UtcDateTime);
        foreach (var task in await OpenAsync(talk.Id, participantId, cancellation))
        {
            if (task.Kind == CareKind.CheckIn)
            {
                task.Plan(CarePlan.CheckIn(talk.Day, today), null);
            }
            else
            {
                var (day, slot) = CarePlan.Debrief(talk.Day, DebriefsADay, await TakenAsync(talk.Day, task.Id, cancellation));
                task.Plan(day, slot);
            }
        }
    }

    /// <summary>The parent doesn't speak after all.</summary>
    public async Task DropAsync(Guid talkId, Guid participantId, CancellationToken cancellation)
    {
        foreach (var task in await OpenAsync(talkId, participantId, cancellation))
        {
            task.Drop(time.GetUtcNow().UtcDateTime);
        }
    }

    /// <summary>The talk is off for a parent who had said yes. They don't speak, but nobody leaves it at a mail: somebody asks how they are.</summary>
    public async Task ReplaceWithAWordAsync(Guid talkId, Guid participantId, CancellationToken cancellation)
    {
        await DropAsync(talkId, participantId, cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        // Who wants no mail hasn't heard of it: nobody can wait until tomorrow with telling them.
        var gotMail = await db.ParticipantProfiles.AnyAsync(p => p.Id == participantId && p.Channel == ContactChannel.Email, cancellation);
        var today = LondonTime.DayOf(now);
        db.CareTasks.Add(new CareTask(CareKind.TalkOff, talkId, participantId, gotMail ? WorkingDays.After(today) : today, null, now));
    }

    /// <summary>The manager puts a task on a day of their choice.</summary>
    public async Task<Refusal?> PutAsync(CareTask task, DateOnly day, CancellationToken cancellation)
    {
        if (!task.IsOpen)
        {
            return new Refusal("", "This is done already");
        }
        if (day < LondonTime.DayOf(time.GetUtcNow().UtcDateTime))
        {
            return new Refusal("", "Choose today or a later day");
        }
        if (task.Kind != CareKind.Debrief)
        {
            task.Plan(day, null);
            return null;
        }
        if (task.DueOn == day)
        {
            return null;
        }
        if (CarePlan.FreeSlot(day, DebriefsADay, await TakenAsync(day.AddDays(-1), task.Id, cancellation)) is not { } slot)
        {
            return new Refusal("", $"{LondonTime.LongDay(day)} has {DebriefsADay} debriefs already. Choose another day: you need rest too");
        }
        task.Plan(day, slot);
        return null;
    }

    /// <summary>Whether the first working day after a talk is full, so that one more debrief would come later.</summary>
    public async Task<bool> IsFullAfterAsync(DateOnly talkDay, CancellationToken cancellation) =>
        CarePlan.FreeSlot(WorkingDays.After(talkDay), DebriefsADay, await TakenAsync(talkDay, null, cancellation)) is null;

    private Task<List<CareTask>> OpenAsync(Guid talkId, Guid participantId, CancellationToken cancellation) =>
        db.CareTasks.Where(t => t.TalkId == talkId && t.ParticipantId == participantId && t.Closing == null && t.Kind != CareKind.TalkOff).ToListAsync(cancellation);

    private async Task<ILookup<DateOnly, int>> TakenAsync(DateOnly after, Guid? except, CancellationToken cancellation)
    {
        var planned = await db.CareTasks.AsNoTracking().Where(t => t.Slot != null && t.DueOn > after && t.Id != except)
            .Select(t => new { t.Id, t.DueOn, Slot = t.Slot!.Value }).ToListAsync(cancellation);
        // What this act has planned or moved already isn't in the database yet.
        var changed = db.ChangeTracker.Entries<CareTask>().Where(e => e.State is EntityState.Added or EntityState.Modified).Select(e => e.Entity)
            .ToDictionary(t => t.Id);
        return planned.Where(t => !changed.ContainsKey(t.Id)).Select(t => (t.DueOn, t.Slot))
            .Concat(changed.Values.Where(t => t.Id != except && t.Slot != null).Select(t => (t.DueOn, Slot: t.Slot!.Value)))
            .ToLookup(t => t.DueOn, t => t.Slot);
    }
}
