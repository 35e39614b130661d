namespace Pace.Learning.Web.Accounts.SignIn;

/// <summary>
/// How often a wrong password was given for an address lately. Counted the same for addresses without an account, so being paused tells nothing.
/// </summary>
public sealed class WrongPasswords
{
    /// <summary>How many tries there are before a pause.</summary>
    public const int Most = 5;

    /// <summary>How long the pause is, and how long tries count.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    /// <summary>A keyed hash of the address: the table doesn't say whose accounts are tried.</summary>
    public byte[] AddressHash { get; init; } = [];

    /// <summary>Tries since the last pause or success.</summary>
    public int Count { get; init; }

    /// <summary>The latest try that counted (UTC).</summary>
    public DateTime LastAt { get; init; }
}

internal sealed class WrongPasswordsMapping : IEntityTypeConfiguration<WrongPasswords>
{
    public void Configure(EntityTypeBuilder<WrongPasswords> builder)
    {
        builder.ToTable("WrongPasswords");
        builder.HasKey(w => w.AddressHash);
        builder.HasIndex(w => w.LastAt);
    }
}
