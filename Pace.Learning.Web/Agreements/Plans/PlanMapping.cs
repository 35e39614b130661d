namespace Pace.Learning.Web.Agreements.Plans;

internal sealed class PlanMapping :
    IEntityTypeConfiguration<Plan>, IEntityTypeConfiguration<PlanAction>, IEntityTypeConfiguration<EvidenceNote>, IEntityTypeConfiguration<PlanEvent>
{
    private const int IdLength = 100;
    private const int TitleLength = 300;
    private const int WordLength = 30;

    public void Configure(EntityTypeBuilder<Plan> builder)
    {
        builder.ToTable("AgreementPlans");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.DocumentId).HasMaxLength(IdLength);
        builder.Property(p => p.Revision).IsConcurrencyToken();
        builder.HasIndex(p => new { p.AreaId, p.DocumentId }).IsUnique();
        builder.Ignore(p => p.Happened);
        builder.HasMany(p => p.Actions).WithOne().HasForeignKey(a => a.PlanId);
        builder.Navigation(p => p.Actions).HasField("actions").UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<PlanAction> builder)
    {
        builder.ToTable("AgreementPlanActions");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.ClauseId).HasMaxLength(IdLength);
        builder.Property(a => a.ClauseTitle).HasMaxLength(TitleLength);
        builder.Property(a => a.What).HasMaxLength(PlanAction.WhatLength);
        builder.Property(a => a.AgencyName).HasMaxLength(Signatory.AgencyLength);
        builder.Property(a => a.OwnerRole).HasMaxLength(PlanAction.RoleLength);
        builder.Property(a => a.OwnerName).HasMaxLength(PlanAction.NameLength);
        builder.Property(a => a.OtherOwner).HasMaxLength(PlanAction.RoleLength);
        builder.Property(a => a.State).HasConversion<string>().HasMaxLength(WordLength);
        builder.Property(a => a.LetGoBecause).HasMaxLength(PlanAction.ReasonLength);
        builder.HasMany(a => a.Notes).WithOne().HasForeignKey(n => n.ActionId);
        builder.Navigation(a => a.Notes).HasField("notes").UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<EvidenceNote> builder)
    {
        builder.ToTable("AgreementEvidenceNotes");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Words).HasMaxLength(EvidenceNote.WordsLength);
        builder.Property(n => n.Link).HasMaxLength(EvidenceNote.LinkLength);
        builder.Property(n => n.Side).HasConversion<string>().HasMaxLength(WordLength);
        builder.HasIndex(n => new { n.ActionId, n.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PlanEvent> builder)
    {
        builder.ToTable("AgreementPlanEvents");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Kind).HasConversion<string>().HasMaxLength(WordLength);
        builder.Property(e => e.Side).HasConversion<string>().HasMaxLength(WordLength);
        builder.Property(e => e.Words).HasMaxLength(PlanAction.ReasonLength);
        builder.Ignore(e => e.Action);
        builder.Ignore(e => e.NoteId);
        builder.HasIndex(e => new { e.PlanId, e.Number }).IsUnique();
        builder.HasIndex(e => e.ActionId);
        builder.HasOne<Plan>().WithMany().HasForeignKey(e => e.PlanId);
    }
}

internal static class PlanQueries
{
    /// <summary>Plans with their actions and evidence.</summary>
    public static IQueryable<Plan> Whole(this IQueryable<Plan> plans) => plans.Include(p => p.Actions).ThenInclude(a => a.Notes).AsSplitQuery();
}
