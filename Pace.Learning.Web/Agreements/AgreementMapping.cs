using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.Agreements.Start;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Shared.Codes;

namespace Pace.Learning.Web.Agreements;

internal sealed class AgreementMapping :
    IEntityTypeConfiguration<Agreement>, IEntityTypeConfiguration<Signatory>, IEntityTypeConfiguration<AgreementEvent>,
    IEntityTypeConfiguration<Signature>, IEntityTypeConfiguration<Countersignature>, IEntityTypeConfiguration<SignedText>,
    IEntityTypeConfiguration<SigningLink>, IEntityTypeConfiguration<SigningSession>, IEntityTypeConfiguration<AgreementDraft>
{
    private const int HashLength = 64;
    private const int IdLength = 100;
    private const int WordLength = 30;
    private const int TitleLength = 200;

    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.ToTable("Agreements");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.AreaName).HasMaxLength(TitleLength);
        builder.Property(s => s.AreaCode).HasMaxLength(WordLength);
        builder.Property(s => s.DocumentId).HasMaxLength(IdLength);
        builder.Property(s => s.DocumentTitle).HasMaxLength(TitleLength);
        builder.Property(s => s.DocumentSha256).HasMaxLength(HashLength);
        builder.Property(s => s.DeclarationSha256).HasMaxLength(HashLength);
        builder.Property(s => s.Code).HasMaxLength(CertificateCode.Length);
        builder.Property(s => s.State).HasConversion<string>().HasMaxLength(WordLength);
        builder.Property(s => s.Slot).HasMaxLength(WordLength);
        builder.Property(s => s.Question).HasMaxLength(Agreement.CommentLength);
        builder.OwnsOne(s => s.WithdrawalRequest, request =>
        {
            request.Property(r => r.Side).HasConversion<string>().HasMaxLength(WordLength);
            request.Property(r => r.Reason).HasMaxLength(Agreement.CommentLength);
        });
        builder.Property(s => s.Revision).IsConcurrencyToken();
        builder.OwnsOne(s => s.Asker, asker =>
        {
            asker.Property(a => a.Name).HasMaxLength(Asker.NameLength);
            asker.Property(a => a.OnBehalfOf).HasMaxLength(Asker.ForLength);
            asker.Property(a => a.ContactName).HasMaxLength(Asker.NameLength);
            asker.Property(a => a.ContactEmail).HasMaxLength(OutboxMail.AddressLength);
            asker.Property(a => a.ContactPhone).HasMaxLength(Asker.PhoneLength);
            asker.Property(a => a.Message).HasMaxLength(Asker.MessageLength);
        });
        builder.HasIndex(s => s.Code).IsUnique();
        builder.HasIndex(s => new { s.AreaId, s.DocumentId, s.Slot }).IsUnique();
        builder.HasIndex(s => s.State);
        builder.Ignore(s => s.Happened);
        builder.Ignore(s => s.LapsesOn);
        builder.HasMany(s => s.Signatories).WithOne().HasForeignKey(p => p.AgreementId);
        builder.Navigation(s => s.Signatories).HasField("signatories").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.HasOne(s => s.Countersignature).WithOne().HasForeignKey<Countersignature>(c => c.AgreementId);
        builder.Navigation(s => s.Countersignature).AutoInclude();
        builder.HasOne<SignedText>().WithMany().HasForeignKey(s => s.DocumentSha256).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Signatory> builder)
    {
        builder.ToTable("AgreementSignatories");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.RoleKey).HasMaxLength(IdLength);
        builder.Property(p => p.Role).HasMaxLength(Signatory.RoleLength);
        builder.Property(p => p.Level).HasConversion<string>().HasMaxLength(WordLength);
        builder.Property(p => p.State).HasConversion<string>().HasMaxLength(WordLength);
        builder.Property(p => p.AgencyName).HasMaxLength(Signatory.AgencyLength);
        builder.Property(p => p.PersonName).HasMaxLength(Signatory.NameLength);
        builder.Property(p => p.Email).HasMaxLength(OutboxMail.AddressLength);
        builder.Property(p => p.NormalizedEmail).HasMaxLength(OutboxMail.AddressLength);
        builder.Property(p => p.DeclineComment).HasMaxLength(Agreement.CommentLength);
        builder.Property(p => p.OnBehalfOf).HasMaxLength(Signatory.NameLength + Signatory.RoleLength + 2);
        builder.HasIndex(p => p.NormalizedEmail);
        builder.HasIndex(p => p.LinkId);
        builder.HasOne(p => p.Signature).WithOne().HasForeignKey<Signature>(s => s.SignatoryId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(p => p.Signature).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<AgreementEvent> builder)
    {
        builder.ToTable("AgreementEvents");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Kind).HasConversion<string>().HasMaxLength(WordLength);
        builder.Property(e => e.Words).HasMaxLength(Agreement.CommentLength);
        builder.Ignore(e => e.Signatory);
        builder.HasIndex(e => new { e.AgreementId, e.Number }).IsUnique();
        builder.HasOne<Agreement>().WithMany().HasForeignKey(e => e.AgreementId);
    }

    public void Configure(EntityTypeBuilder<Signature> builder)
    {
        builder.ToTable("AgreementSignatures");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.TypedName).HasMaxLength(Signature.NameLength);
        builder.Property(s => s.TypedRole).HasMaxLength(Signature.RoleLength);
        builder.Property(s => s.TypedAuthority).HasMaxLength(Signature.AuthorityLength);
        builder.Property(s => s.SignedAt).HasConversion(LedgerTime.Converter);
        builder.Property(s => s.DocumentSha256).HasMaxLength(HashLength);
        builder.Property(s => s.DeclarationSha256).HasMaxLength(HashLength);
        builder.Property(s => s.IdentityShown).HasMaxLength(100);
        builder.Property(s => s.Salt).HasMaxLength(32);
        builder.Property(s => s.Mailbox).HasMaxLength(OutboxMail.AddressLength);
        builder.Property(s => s.MailboxSha256).HasMaxLength(HashLength);
        builder.Ignore(s => s.MailboxSalt);
        builder.HasIndex(s => s.PersonId);
    }

    public void Configure(EntityTypeBuilder<Countersignature> builder)
    {
        builder.ToTable("AgreementCountersignatures");
        builder.HasKey(c => c.AgreementId);
        builder.Property(c => c.TypedName).HasMaxLength(Signature.NameLength);
        builder.Property(c => c.At).HasConversion(LedgerTime.Converter);
        builder.Property(c => c.Salt).HasMaxLength(32);
    }

    public void Configure(EntityTypeBuilder<SignedText> builder)
    {
        builder.ToTable("AgreementTexts");
        builder.HasKey(t => t.Sha256);
        builder.Property(t => t.Sha256).HasMaxLength(HashLength);
        builder.Property(t => t.DocumentId).HasMaxLength(IdLength);
    }

    public void Configure(EntityTypeBuilder<SigningLink> builder)
    {
        builder.ToTable("AgreementLinks");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Email).HasMaxLength(OutboxMail.AddressLength);
        builder.HasIndex(l => l.TokenHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SigningSession> builder)
    {
        builder.ToTable("AgreementSessions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Email).HasMaxLength(OutboxMail.AddressLength);
        builder.HasIndex(s => s.KeyHash).IsUnique();
        builder.HasIndex(s => s.CreatedAt);
    }

    public void Configure(EntityTypeBuilder<AgreementDraft> builder)
    {
        builder.ToTable("AgreementDrafts");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => d.PersonId);
        builder.BelongsToPerson(d => d.PersonId);
    }
}
