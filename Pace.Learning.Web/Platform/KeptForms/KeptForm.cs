using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Web.Platform.KeptForms;

/// <summary>What somebody typed into a form that has not been taken yet, sealed with a key of theirs. It is gone when the form was sent, thrown away, or a day old.</summary>
internal sealed class KeptForm : IContestedRow
{
    /// <summary>How long it is kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>How many are kept for one person; the oldest make room.</summary>
    public const int MostOfOne = 60;

    private KeptForm()
    {
    }

    public KeptForm(Guid id, FormOwner owner, byte[] @sealed, DateTime now)
    {
        (Id, OwnerId, IsGuests, PageHash) = (id, owner.Id, owner.IsGuest, HashOf(owner.Page));
        Replace(@sealed, now);
    }

    public Guid Id { get; private set; }

    public Guid OwnerId { get; private set; }

    /// <summary>Whether the owner has no account, and so no key beyond this.</summary>
    public bool IsGuests { get; private set; }

    /// <summary>Tells the page without naming it: addresses may hold what only their reader should know.</summary>
    public byte[] PageHash { get; private set; } = [];

    public byte[] Sealed { get; private set; } = [];

    public DateTime KeptAt { get; private set; }

    public void Replace(byte[] @sealed, DateTime now) => (Sealed, KeptAt) = (@sealed, now);

    public void GiveTo(Guid owner, byte[] @sealed) => (OwnerId, Sealed) = (owner, @sealed);

    public static byte[] HashOf(string page) => SHA256.HashData(Encoding.UTF8.GetBytes(page));
}

internal sealed class KeptFormMapping : IEntityTypeConfiguration<KeptForm>
{
    public void Configure(EntityTypeBuilder<KeptForm> builder)
    {
        builder.ToTable("KeptForms");
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.HasIndex(k => new { k.OwnerId, k.PageHash });
        builder.HasIndex(k => k.KeptAt);
    }
}

internal static class KeptFormsTables
{
    extension(PaceDbContext db)
    {
        /// <summary>What people typed and have not sent.</summary>
        public DbSet<KeptForm> KeptForms => db.Set<KeptForm>();
    }
}
