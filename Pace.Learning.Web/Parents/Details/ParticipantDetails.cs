namespace Pace.Learning.Web.Parents.Details;

/// <summary>
/// What only the participation manager and the DSO may see, one person at a time. All of it is sealed, all of it is optional.
/// </summary>
public sealed class ParticipantDetails
{
    /// <summary>The longest value, in characters.</summary>
    public const int ValueLength = 200;

    /// <summary>What the real name is sealed for.</summary>
    public const string RealNamePurpose = "participant/real-name";

    /// <summary>What the e-mail address is sealed for.</summary>
    public const string AddressPurpose = "participant/address";

    /// <summary>What the telephone number is sealed for.</summary>
    public const string PhonePurpose = "participant/phone";

    /// <summary>What the area is sealed for.</summary>
    public const string AreaPurpose = "participant/area";

    /// <summary>What the region is sealed for.</summary>
    public const string RegionPurpose = "participant/region";

    private ParticipantDetails()
    {
    }

    internal ParticipantDetails(Guid participantId) => ParticipantId = participantId;

    /// <summary>Whose.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>The real name.</summary>
    public byte[]? SealedRealName { get; private set; }

    /// <summary>The e-mail address, which the account has only the alias of.</summary>
    public byte[]? SealedAddress { get; private set; }

    /// <summary>A telephone number.</summary>
    public byte[]? SealedPhone { get; private set; }

    /// <summary>The local area: an <see cref="OwnArea"/>.</summary>
    public byte[]? SealedArea { get; private set; }

    /// <summary>The region of England, or Wales: one of <see cref="Regions.All"/>.</summary>
    public byte[]? SealedRegion { get; private set; }

    /// <summary>The address that mail goes to.</summary>
    public void Reach(byte[] sealedAddress) => SealedAddress = sealedAddress;

    /// <summary>The name and the number.</summary>
    public void Identify(byte[]? sealedRealName, byte[]? sealedPhone) => (SealedRealName, SealedPhone) = (sealedRealName, sealedPhone);

    /// <summary>Where they live.</summary>
    public void Locate(byte[]? sealedArea, byte[]? sealedRegion) => (SealedArea, SealedRegion) = (sealedArea, sealedRegion);
}

internal sealed class ParticipantDetailsMapping : IEntityTypeConfiguration<ParticipantDetails>
{
    public void Configure(EntityTypeBuilder<ParticipantDetails> builder) => builder.HasKey(d => d.ParticipantId);
}
