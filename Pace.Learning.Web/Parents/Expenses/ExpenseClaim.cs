using System.Globalization;

namespace Pace.Learning.Web.Parents.Expenses;

/// <summary>What a claim is for. Kept as numbers: a value never changes its meaning.</summary>
public enum ClaimKind
{
    /// <summary>Travel.</summary>
    Travel = 1,

    /// <summary>Childcare.</summary>
    Childcare = 2,

    /// <summary>Payment for time.</summary>
    Time = 3,

    /// <summary>Something else.</summary>
    Other = 4,

    /// <summary>Payment for reading drafts.</summary>
    Reviewing = 5,
}

/// <summary>What happened to a claim. Kept as numbers: a value never changes its meaning.</summary>
public enum ClaimStepKind
{
    /// <summary>The parent sent it.</summary>
    Sent = 1,

    /// <summary>The manager asked about it.</summary>
    Asked = 2,

    /// <summary>The parent answered.</summary>
    Answered = 3,

    /// <summary>It will be paid.</summary>
    Approved = 4,

    /// <summary>It was paid.</summary>
    Paid = 5,

    /// <summary>The parent took it back.</summary>
    TakenBack = 6,
}

/// <summary>A parent claims what taking part cost them, or what they are thanked with. The details are sealed with their key.</summary>
public sealed class ExpenseClaim
{
    /// <summary>The most that can be claimed at once: a thousand pounds.</summary>
    public const long MostPence = 100_000;

    /// <summary>The longest details, question or answer, in characters.</summary>
    public const int WordsLength = 500;

    /// <summary>There is no such claim, or it is somebody else's.</summary>
    public static readonly Refusal NotThere = new("", "This claim isn’t here.");

    private readonly List<ClaimStep> steps = [];

    private ExpenseClaim()
    {
    }

    /// <summary>Sends it. The id was given out with the form, so that sending twice is sending once.</summary>
    public ExpenseClaim(Guid id, Guid participantId, ClaimKind kind, long pence, byte[]? sealedDetails, DateTime now)
    {
        (Id, ParticipantId, Kind, Pence, SealedDetails, SentAt) = (id, participantId, kind, pence, sealedDetails, now);
        Add(ClaimStepKind.Sent, null, null, now);
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>For what.</summary>
    public ClaimKind Kind { get; private set; }

    /// <summary>How much, in pence.</summary>
    public long Pence { get; private set; }

    /// <summary>The details in the parent's words, sealed for <see cref="DetailsPurpose"/>.</summary>
    public byte[]? SealedDetails { get; private set; }

    /// <summary>When it was sent (UTC).</summary>
    public DateTime SentAt { get; private set; }

    /// <summary>The last step, kept here too for lists.</summary>
    public ClaimStepKind Current { get; private set; }

    /// <summary>Changes with each step, so that two at once are noticed.</summary>
    public int Version { get; private set; }

    /// <summary>What happened, oldest first.</summary>
    public IReadOnlyList<ClaimStep> Steps => steps;

    /// <summary>What the details are sealed for.</summary>
    public string DetailsPurpose => $"claim/{Id:N}/details";

    /// <summary>What the receipt is sealed for.</summary>
    public string ReceiptPurpose => $"claim/{Id:N}/receipt";

    /// <summary>Whether the manager has something to do.</summary>
    public bool WaitsForStaff => Current is ClaimStepKind.Sent or ClaimStepKind.Answered or ClaimStepKind.Approved;

    /// <summary>What a step's words are sealed for.</summary>
    public string StepPurpose(int number) => $"claim/{Id:N}/step/{number}";

    /// <summary>The number that the next step will have.</summary>
    public int NextNumber => Version + 1;

    /// <summary>Takes the next step, if it may follow the last one. The same step twice is one step.</summary>
    public Refusal? Take(ClaimStepKind step, Guid? by, byte[]? sealedWords, DateTime now)
    {
        if (step == Current && step != ClaimStepKind.Asked)
        {
            return null;
        }
        if (!MayFollow(step))
        {
            return new Refusal("", "This has changed since you opened it. Please look again.");
        }
        Add(step, by, sealedWords, now);
        return null;
    }

    /// <summary>Reads an amount as people type it, such as 12, 12.50 or £1,200.00.</summary>
    /// <returns>Pence, or <c>null</c> when it is no amount that can be claimed.</returns>
    public static long? ReadPence(string? typed) =>
        decimal.TryParse((typed ?? "").Trim().TrimStart('£'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var pounds)
        && pounds * 100 is var pence && pence == decimal.Truncate(pence) && pence is > 0 and <= MostPence ? (long)pence : null;

    /// <summary>Such as £12.50.</summary>
    public static string Pounds(long pence) => string.Create(CultureInfo.InvariantCulture, $"£{pence / 100:N0}.{pence % 100:00}");

    private bool MayFollow(ClaimStepKind step) => (Current, step) switch
    {
        (ClaimStepKind.Paid or ClaimStepKind.TakenBack, _) => false,
        (_, ClaimStepKind.TakenBack) => true,
        (_, ClaimStepKind.Answered) => Current == ClaimStepKind.Asked,
        (_, ClaimStepKind.Paid) => Current == ClaimStepKind.Approved,
        (_, ClaimStepKind.Asked or ClaimStepKind.Approved) => true,
        _ => false,
    };

    private void Add(ClaimStepKind kind, Guid? by, byte[]? sealedWords, DateTime now)
    {
        Version++;
        Current = kind;
        steps.Add(new ClaimStep(Id, Version, kind, by, sealedWords, now));
    }
}
