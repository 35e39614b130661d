using Pace.Learning.Web.Contributions.Consents.Statements;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Contributions.Consents;

/// <summary>A parent's yes to one use of one version of a contribution, bound to the words of the statement that they read. Only its end is ever added.</summary>
public sealed class Consent
{
    /// <summary>The longest time that a yes lasts, in years.</summary>
    public const int MostYears = 2;

    private Consent()
    {
    }

    private Consent(Contribution contribution, ContributionVersion version, ConsentTerms terms, StatementMark statement, DateTime now)
    {
        Id = Guid.CreateVersion7();
        ContributionId = contribution.Id;
        ParticipantId = contribution.ParticipantId;
        VersionId = version.Id;
        Use = terms.Use;
        Audience = terms.Audience;
        Identifiability = terms.Identifiability;
        Territory = terms.Territory;
        EndsAt = terms.EndsAt;
        Speaking = terms.Speaking;
        StatementVersion = statement.Version;
        StatementSha256 = statement.Sha256;
        RecordedAt = now;
    }

    /// <summary>Which.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose yes it is.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>To what.</summary>
    public Guid ContributionId { get; private set; }

    /// <summary>To which version of it.</summary>
    public Guid VersionId { get; private set; }

    /// <summary>For what.</summary>
    public ConsentUse Use { get; private set; }

    /// <summary>For whom.</summary>
    public ConsentAudience Audience { get; private set; }

    /// <summary>How the parent is named.</summary>
    public Identifiability Identifiability { get; private set; }

    /// <summary>Where.</summary>
    public Territory Territory { get; private set; }

    /// <summary>About what and where they speak, when it is a yes to speaking.</summary>
    public SpeakingTerms? Speaking { get; private set; }

    /// <summary>The statement's version.</summary>
    public int StatementVersion { get; private set; }

    /// <summary>The statement's bytes, as a SHA-256 in hexadecimal.</summary>
    public string StatementSha256 { get; private set; } = "";

    /// <summary>When it was written down (UTC).</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>Who wrote it down for the parent; <c>null</c> when the parent did.</summary>
    public Guid? RecordedBy { get; private set; }

    /// <summary>When the parent said yes themselves (UTC). Until then it counts for nothing.</summary>
    public DateTime? GivenAt { get; private set; }

    /// <summary>When it ends by itself (UTC).</summary>
    public DateTime EndsAt { get; private set; }

    /// <summary>The last day on which it holds, as the parent chose it.</summary>
    public DateOnly LastDay => LondonTime.DayOf(EndsAt.AddTicks(-1));

    /// <summary>The end that came sooner.</summary>
    public ConsentEnd? End { get; private set; }

    /// <summary>That the row is what the ledger says last of it (see <see cref="ConsentSeal"/>).</summary>
    internal byte[] Seal { get; private set; } = [];

    /// <summary>The terms.</summary>
    public ConsentTerms Terms => new(Use, Audience, Identifiability, Territory, EndsAt, Speaking);

    /// <summary>The parent says yes.</summary>
    public static Consent Give(Contribution contribution, ContributionVersion version, ConsentTerms terms, StatementMark statement, DateTime now) =>
        new(contribution, version, terms, statement, now) { GivenAt = now };

    /// <summary>Somebody writes down what the parent told them. It counts once the parent confirms it.</summary>
    public static Consent Record(
        Contribution contribution, ContributionVersion version, ConsentTerms terms, StatementMark statement, Guid recordedBy, DateTime now) =>
        new(contribution, version, terms, statement, now) { RecordedBy = recordedBy };

    /// <summary>The parent wants the same for their newer words.</summary>
    public Consent CarryTo(Contribution contribution, ContributionVersion version, DateTime now)
    {
        End = new ConsentEnd(now, ConsentEnding.Replaced);
        return Give(contribution, version, Terms, new StatementMark(StatementVersion, StatementSha256), now);
    }

    /// <summary>The parent confirms what was written down for them.</summary>
    public Refusal? Confirm(DateTime now)
    {
        if (!this.AwaitsParentAt(now))
        {
            return new Refusal("", "There is nothing to say yes to here any more.");
        }
        GivenAt = now;
        return null;
    }

    /// <summary>Ends it. A second end changes nothing.</summary>
    public void EndNow(ConsentEnding how, DateTime now) => End ??= new ConsentEnd(now, how);

    /// <summary>Somebody has asked the parent after a restore: it holds still, or it doesn't.</summary>
    /// <exception cref="InvalidOperationException">It wasn't held back.</exception>
    internal void Settle(bool holds, DateTime now)
    {
        if (End is not { How: ConsentEnding.HeldBack })
        {
            throw new InvalidOperationException("Nobody waits for an answer about this yes.");
        }
        End = holds ? null : new ConsentEnd(now, ConsentEnding.UseWithdrawn);
    }

    internal void SealWith(ConsentSeal seal, ReadOnlySpan<byte> entryHash) => Seal = seal.Of(SealedConsent.Of(this), entryHash);

    /// <summary>What is wrong with terms.</summary>
    public static Refusal? RefusalOf(ConsentTerms terms, DateTime now)
    {
        if (!Enum.IsDefined(terms.Use) || !terms.Use.Audiences.Contains(terms.Audience))
        {
            return new Refusal(nameof(Audience), "Choose who may see it");
        }
        if (!Enum.IsDefined(terms.Identifiability) || !Enum.IsDefined(terms.Territory))
        {
            return new Refusal(nameof(Identifiability), "Choose how we name you");
        }
        if (terms.Use.IsSpeaking != (terms.Speaking is not null))
        {
            return new Refusal(nameof(Use), "Choose what it is for");
        }
        if (terms.Speaking is { Subjects: Topics.None })
        {
            return new Refusal("Subjects", "Choose what you would speak about");
        }
        if (terms.Speaking is { Online: false, InPerson: false })
        {
            return new Refusal("Places", "Choose where you would speak");
        }
        return terms.EndsAt <= now ? new Refusal("Until", "Choose a day in the future")
            : terms.EndsAt > now.AddYears(MostYears).AddDays(1) ? new Refusal("Until", "Choose a day within the next two years")
            : null;
    }
}

/// <summary>How a consent came to its end before its date.</summary>
public enum ConsentEnding
{
    /// <summary>The parent took back this use.</summary>
    UseWithdrawn,

    /// <summary>The parent took back the contribution.</summary>
    ContributionWithdrawn,

    /// <summary>The parent took back everything.</summary>
    EverythingWithdrawn,

    /// <summary>The words were erased.</summary>
    WordsErased,

    /// <summary>The parent gave another in its place.</summary>
    Replaced,

    /// <summary>The parent said no to what was written down for them.</summary>
    NotConfirmed,

    /// <summary>An older backup was restored, and nobody here knows whether the parent has taken it back since. Staff ask them.</summary>
    HeldBack,
}

/// <summary>That a consent ended, and how.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="How">How.</param>
public sealed record ConsentEnd(DateTime At, ConsentEnding How);

internal sealed class ConsentMapping : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("Consents");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Use).HasConversion<string>().HasMaxLength(16);
        builder.Property(c => c.Audience).HasConversion<string>().HasMaxLength(16);
        builder.Property(c => c.Identifiability).HasConversion<string>().HasMaxLength(16);
        builder.Property(c => c.Territory).HasConversion<string>().HasMaxLength(16);
        builder.Property(c => c.StatementSha256).HasMaxLength(64);
        builder.Property(c => c.Seal).HasMaxLength(32);
        builder.Ignore(c => c.Terms);
        builder.OwnsOne(c => c.Speaking);
        builder.OwnsOne(c => c.End, end => end.Property(e => e.How).HasConversion<string>().HasMaxLength(24));
        builder.HasOne<Contribution>().WithMany().HasForeignKey(c => c.ContributionId);
        builder.HasOne<ContributionVersion>().WithMany().HasForeignKey(c => c.VersionId).OnDelete(DeleteBehavior.NoAction);
        // The question of every page: what of this contribution may be used for this, now?
        builder.HasIndex(c => new { c.ContributionId, c.Use, c.EndsAt });
        builder.HasIndex(c => new { c.ParticipantId, c.EndsAt });
        builder.HasIndex(c => c.EndsAt);
    }
}
