using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.Participation.Voices;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Security;

namespace Pace.Learning.Web.Participation.ThankYous;

/// <summary>Whether a reader can say thank you for some words.</summary>
internal enum ThanksState
{
    /// <summary>They can.</summary>
    Open,

    /// <summary>They have: one note a person for each contribution.</summary>
    Sent,

    /// <summary>The parent would rather get no notes.</summary>
    NotWanted,
}

/// <summary>A learner's note to the parent whose words they met.</summary>
internal sealed class Thanking(PaceDbContext db, PersonVault vault, TimeProvider time)
{
    /// <summary>What to tell a reader whose note is empty or too long.</summary>
    public static string WrongLength => $"Your note was not sent. Write a few words, at most {ThankYou.TextLength} characters.";

    public static bool HasWrongLength(string said) => Plain(said).Length is 0 or > ThankYou.TextLength;

    /// <summary>Keeps a note for the manager to read. A second one for the same words is as good as the first, and not kept.</summary>
    /// <returns>What to tell the reader when it can't be kept.</returns>
    public async Task<string?> ThankAsync(Guid from, LiveVoice voice, string said, CancellationToken cancellation)
    {
        if (HasWrongLength(said))
        {
            return WrongLength;
        }
        var text = Plain(said);
        var id = Guid.CreateVersion7();
        var @sealed = await vault.SealAsync(voice.ParticipantId, ThankYou.Purpose(id), text, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Who presses twice has said it once.
        await db.TakeLearnersTurnAsync(from, cancellation);
        var state = await StateAsync(from, voice, cancellation);
        if (state == ThanksState.NotWanted)
        {
            return "Your note was not sent: this parent would rather get no notes for now. Thank you for wanting to write one.";
        }
        if (state == ThanksState.Open)
        {
            db.ThankYous.Add(new ThankYou(id, voice.ParticipantId, voice.ContributionId, from, @sealed, time.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        return null;
    }

    private async Task<ThanksState> StateAsync(Guid from, LiveVoice voice, CancellationToken cancellation) =>
        await db.ThankYous.AnyAsync(t => t.FromPersonId == from && t.ContributionId == voice.ContributionId, cancellation) ? ThanksState.Sent
        : await db.NoThankYous.AnyAsync(n => n.ParticipantId == voice.ParticipantId, cancellation) ? ThanksState.NotWanted
        : ThanksState.Open;

    private static string Plain(string said) => said.ReplaceLineEndings("\n").Trim();
}
