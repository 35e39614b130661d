using Pace.Learning.Web.Contributions.Blocks;

namespace Pace.Learning.Web.Contributions.ThankYouNotes;

/// <summary>Whether a reader can say thank you for some words.</summary>
internal enum ThankYouState
{
    /// <summary>They can.</summary>
    Open,

    /// <summary>They have: one note a person for each contribution.</summary>
    Sent,

    /// <summary>The parent would rather get no notes.</summary>
    NotWanted,
}

/// <summary>A learner's note to the parent whose words they met.</summary>
internal sealed class ThankYouSender(PaceDbContext db, PersonVault vault, TimeProvider time)
{
    /// <summary>What to tell a reader whose note is empty or too long.</summary>
    public static string WrongLength => $"Your note was not sent. Write a few words, {TextLimit.AtMost(ThankYouNote.TextLength)}.";

    public static bool HasWrongLength(string said) => said.Trim().Length is 0 or > ThankYouNote.TextLength;

    /// <summary>Keeps a note for the manager to read. A second one for the same words is as good as the first, and not kept.</summary>
    /// <returns>What to tell the reader when it can't be kept.</returns>
    public async Task<string?> ThankAsync(Guid from, ShownContribution shown, string said, CancellationToken cancellation)
    {
        if (HasWrongLength(said))
        {
            return WrongLength;
        }
        return await db.RetryOnConflictAsync(async stop =>
        {
            // Who presses twice has said it once.
            await db.LockPersonAsync(from, stop);
            var state = await StateAsync(from, shown, stop);
            if (state == ThankYouState.Open)
            {
                var id = Guid.CreateVersion7();
                var @sealed = await vault.SealAsync(shown.ParticipantId, ThankYouNote.Purpose(id), said.Trim(), stop);
                db.ThankYouNotes.Add(new ThankYouNote(id, shown.ParticipantId, shown.ContributionId, from, @sealed, time.GetUtcNow().UtcDateTime));
            }
            return state == ThankYouState.NotWanted
                ? "Your note was not sent: this parent would rather get no notes for now. Thank you for wanting to write one." : null;
        }, cancellation);
    }

    private async Task<ThankYouState> StateAsync(Guid from, ShownContribution shown, CancellationToken cancellation) =>
        await db.ThankYouNotes.AnyAsync(t => t.FromPersonId == from && t.ContributionId == shown.ContributionId, cancellation) ? ThankYouState.Sent
        : await db.ThankYouOptOut.AnyAsync(n => n.ParticipantId == shown.ParticipantId, cancellation) ? ThankYouState.NotWanted
        : ThankYouState.Open;
}
