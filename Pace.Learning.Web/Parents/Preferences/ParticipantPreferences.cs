namespace Pace.Learning.Web.Parents.Preferences;

/// <summary>What a parent would like to be asked for, and how. Until they say otherwise it is the careful choice.</summary>
public sealed class ParticipantPreferences
{
    /// <summary>The most talks a year that can be chosen.</summary>
    public const int MostTalks = 24;

    /// <summary>The most days, of rest or of notice, that can be chosen.</summary>
    public const int MostDays = 365;

    /// <summary>The longest text in own words, in characters.</summary>
    public const int OwnWordsLength = 1000;

    /// <summary>What the topics in own words are sealed for.</summary>
    public const string OffLimitsPurpose = "participant/off-limits";

    /// <summary>What the note about being contacted is sealed for.</summary>
    public const string ContactNotePurpose = "participant/contact-note";

    /// <summary>What the list of whom they keep away from is sealed for.</summary>
    public const string KeptAwayPurpose = "participant/kept-away";

    private ParticipantPreferences()
    {
    }

    internal ParticipantPreferences(Guid participantId, DateTime now) => (ParticipantId, ChangedAt) = (participantId, now);

    /// <summary>Whose.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>What they would like to do. Nothing until they say so.</summary>
    public Activities Wanted { get; private set; }

    /// <summary>Whether online is fine.</summary>
    public bool Online { get; private set; } = true;

    /// <summary>Whether being there in person is fine.</summary>
    public bool InPerson { get; private set; }

    /// <summary>Talks in twelve months, at most.</summary>
    public int TalksAYear { get; private set; } = 4;

    /// <summary>Days of rest after a talk, at least.</summary>
    public int RestDays { get; private set; } = 28;

    /// <summary>Days between being asked and the day, at least.</summary>
    public int NoticeDays { get; private set; } = 14;

    /// <summary>Topics that are off limits.</summary>
    public Topics OffLimits { get; private set; }

    /// <summary>Topics that are off limits, in own words, sealed for <see cref="OffLimitsPurpose"/>.</summary>
    public byte[]? SealedOffLimits { get; private set; }

    /// <summary>Whether they may be asked to speak to people who work in their own area.</summary>
    public bool OwnArea { get; private set; }

    /// <summary>Whom they keep away from: <see cref="KeptAway"/>, sealed for <see cref="KeptAwayPurpose"/>.</summary>
    public byte[]? SealedKeptAway { get; private set; }

    /// <summary>How much of them is shown at most.</summary>
    public Anonymity Anonymity { get; private set; }

    /// <summary>How far they travel.</summary>
    public Travel Travel { get; private set; }

    /// <summary>How they want to be contacted.</summary>
    public ContactChannel Channel { get; private set; }

    /// <summary>When not to contact them.</summary>
    public QuietTimes NotAt { get; private set; }

    /// <summary>More about being contacted, in own words, sealed for <see cref="ContactNotePurpose"/>.</summary>
    public byte[]? SealedContactNote { get; private set; }

    /// <summary>When something was changed last (UTC).</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>Whether they would like to do all of these.</summary>
    public bool Wants(Activities activities) => (Wanted & activities) == activities;

    /// <summary>Whether any of these topics is off limits.</summary>
    public bool Avoids(Topics topics) => (OffLimits & topics) != Topics.None;

    /// <summary>What they would like to do, and where.</summary>
    public void ChooseActivities(Activities wanted, bool online, bool inPerson, Travel travel, DateTime now) =>
        (Wanted, Online, InPerson, Travel, ChangedAt) = (wanted, online, inPerson, travel, now);

    /// <summary>How often at most, how much rest, how much notice.</summary>
    public void ChoosePace(int talksAYear, int restDays, int noticeDays, DateTime now) =>
        (TalksAYear, RestDays, NoticeDays, ChangedAt) = (
            Math.Clamp(talksAYear, 0, MostTalks), Math.Clamp(restDays, 0, MostDays), Math.Clamp(noticeDays, 0, MostDays), now);

    /// <summary>What is off limits, and whether their own area is.</summary>
    public void ChooseLimits(Topics offLimits, byte[]? sealedOffLimits, bool ownArea, DateTime now) =>
        (OffLimits, SealedOffLimits, OwnArea, ChangedAt) = (offLimits, sealedOffLimits, ownArea, now);

    /// <summary>Whom they keep away from.</summary>
    public void KeepAwayFrom(byte[]? sealedKeptAway, DateTime now) => (SealedKeptAway, ChangedAt) = (sealedKeptAway, now);

    /// <summary>How much of them is shown at most.</summary>
    public void ChooseAnonymity(Anonymity anonymity, DateTime now) => (Anonymity, ChangedAt) = (anonymity, now);

    /// <summary>How and when they are contacted.</summary>
    public void ChooseContact(ContactChannel channel, QuietTimes notAt, byte[]? sealedNote, DateTime now) =>
        (Channel, NotAt, SealedContactNote, ChangedAt) = (channel, notAt, sealedNote, now);
}

internal sealed class ParticipantPreferencesMapping : IEntityTypeConfiguration<ParticipantPreferences>
{
    public void Configure(EntityTypeBuilder<ParticipantPreferences> builder) => builder.HasKey(p => p.ParticipantId);
}
