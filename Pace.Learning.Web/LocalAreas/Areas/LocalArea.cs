using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Web.LocalAreas;

/// <summary>A top-tier local authority of England or Wales, or a partnership of several. Areas that ended stay, so that what they signed can be read.</summary>
public sealed class LocalArea
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 100;

    /// <summary>The longest slug, in characters.</summary>
    public const int SlugLength = 100;

    /// <summary>The length of an official code.</summary>
    public const int CodeLength = 9;

    private LocalArea()
    {
    }

    /// <summary>An area of the official list.</summary>
    public LocalArea(string slug, string name, string? code, AreaKind kind, string region, DateOnly? startedOn, DateOnly? endedOn)
    {
        (Id, Slug, StartedOn) = (IdOf(slug), slug, startedOn);
        Describe(name, code, kind, region, startedOn, endedOn);
    }

    /// <summary>Its id, made from the slug: the same in every database, for good.</summary>
    public Guid Id { get; private set; }

    /// <summary>Its name in addresses. Never changes.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>What it is called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The official (ONS GSS) code; <c>null</c> for a partnership.</summary>
    public string? Code { get; private set; }

    /// <summary>What kind.</summary>
    public AreaKind Kind { get; private set; }

    /// <summary>The region of England, or Wales; empty for a partnership.</summary>
    public string Region { get; private set; } = "";

    /// <summary>Its first day, where it began after 2019; <c>null</c>: it was there before.</summary>
    public DateOnly? StartedOn { get; private set; }

    /// <summary>The day from which it isn't there any more.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>The areas that work together in it, when it is a partnership.</summary>
    public IList<PartnershipMember> Members { get; private set; } = [];

    /// <summary>Whether it joins several authorities.</summary>
    public bool IsPartnership => Kind == AreaKind.Partnership;

    /// <summary>England or Wales; a partnership lies where its members do.</summary>
    public string Nation => NationOf(Region);

    /// <summary>Whether it is there on a day.</summary>
    public bool IsThereOn(DateOnly day) => IsThere(StartedOn, EndedOn, day);

    /// <summary>A partnership of several authorities.</summary>
    public static LocalArea Partnership(string name, string slug, IEnumerable<Guid> members, DateOnly since)
    {
        var area = new LocalArea { Id = IdOf(slug), Slug = slug, Name = name.Trim(), Kind = AreaKind.Partnership, StartedOn = since };
        area.Join(members);
        return area;
    }

    /// <summary>Takes over what the official list says now. Nothing happens when it says the same.</summary>
    public void Describe(string name, string? code, AreaKind kind, string region, DateOnly? startedOn, DateOnly? endedOn) =>
        (Name, Code, Kind, Region, StartedOn, EndedOn) = (name, code, kind, region, startedOn, endedOn);

    /// <summary>Changes who a partnership is.</summary>
    public void Change(string name, IEnumerable<Guid> members, DateOnly since, DateOnly? until)
    {
        (Name, StartedOn, EndedOn) = (name.Trim(), since, until);
        Join(members);
    }

    /// <summary>The id that belongs to a slug.</summary>
    public static Guid IdOf(string slug) => new(SHA256.HashData(Encoding.UTF8.GetBytes("area:" + slug)).AsSpan(0, 16));

    /// <summary>England or Wales, by region; empty for none.</summary>
    public static string NationOf(string region) => region.Length == 0 ? "" : region == "Wales" ? "Wales" : "England";

    /// <summary>Whether somewhere with these first and last days is there on a day.</summary>
    public static bool IsThere(DateOnly? startedOn, DateOnly? endedOn, DateOnly day) =>
        (startedOn is not { } started || started <= day) && (endedOn is not { } ended || day < ended);

    /// <summary>As other rooms know it.</summary>
    internal Area AsArea() => new()
    {
        Id = Id, Slug = Slug, Name = Name, Code = Code, Kind = Kind, Region = Region, StartedOn = StartedOn, EndedOn = EndedOn,
        MemberIds = [.. Members.Select(m => m.AreaId)],
    };

    private void Join(IEnumerable<Guid> members)
    {
        var wanted = members.ToHashSet();
        foreach (var gone in Members.Where(m => !wanted.Contains(m.AreaId)).ToList())
        {
            Members.Remove(gone);
        }
        foreach (var id in wanted.Except(Members.Select(m => m.AreaId)).ToList())
        {
            Members.Add(new PartnershipMember(Id, id));
        }
    }
}

/// <summary>An authority belongs to a partnership.</summary>
public sealed class PartnershipMember
{
    private PartnershipMember()
    {
    }

    internal PartnershipMember(Guid partnershipId, Guid areaId) => (PartnershipId, AreaId) = (partnershipId, areaId);

    /// <summary>The partnership.</summary>
    public Guid PartnershipId { get; private set; }

    /// <summary>The authority.</summary>
    public Guid AreaId { get; private set; }
}

internal sealed class LocalAreaMapping : IEntityTypeConfiguration<LocalArea>, IEntityTypeConfiguration<PartnershipMember>
{
    public void Configure(EntityTypeBuilder<LocalArea> builder)
    {
        builder.ToTable("LocalAreas");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Slug).HasMaxLength(LocalArea.SlugLength);
        builder.Property(a => a.Name).HasMaxLength(LocalArea.NameLength);
        builder.Property(a => a.Code).HasMaxLength(LocalArea.CodeLength);
        builder.Property(a => a.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Region).HasMaxLength(LocalArea.NameLength);
        builder.HasIndex(a => a.Slug).IsUnique();
        builder.HasMany(a => a.Members).WithOne().HasForeignKey(m => m.PartnershipId);
    }

    public void Configure(EntityTypeBuilder<PartnershipMember> builder)
    {
        builder.ToTable("PartnershipMembers");
        builder.HasKey(m => new { m.PartnershipId, m.AreaId });
        builder.HasOne<LocalArea>().WithMany().HasForeignKey(m => m.AreaId).OnDelete(DeleteBehavior.Restrict);
    }
}
