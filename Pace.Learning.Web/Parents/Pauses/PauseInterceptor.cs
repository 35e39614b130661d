using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Pace.Learning.Web.Parents.Pauses;

/// <summary>Takes part when a parent begins or changes a pause, in the same transaction, whichever way it was begun.</summary>
public interface IPauseBegun
{
    /// <summary>Adds to the context; whoever began the pause saves.</summary>
    Task OnPausedAsync(PaceDbContext db, Guid participantId, CancellationToken cancellation);
}

/// <summary>Tells the other rooms of pauses that are about to be saved.</summary>
internal sealed class PauseInterceptor(IEnumerable<IPauseBegun> others) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is PaceDbContext db)
        {
            var begun = db.ChangeTracker.Entries<Pause>().Where(e => e.State is EntityState.Added or EntityState.Modified).Select(e => e.Entity.ParticipantId).ToList();
            foreach (var participantId in begun)
            {
                foreach (var other in others)
                {
                    await other.OnPausedAsync(db, participantId, cancellationToken);
                }
            }
        }
        return result;
    }
}
