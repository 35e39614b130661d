namespace Pace.Learning.Web.Parents.Preferences;

/// <summary>Ways of taking part. Kept as numbers: a value never changes its meaning.</summary>
[Flags]
public enum Activities
{
    /// <summary>Nothing yet.</summary>
    None = 0,

    /// <summary>A talk to people in training, live.</summary>
    LiveTalk = 1,

    /// <summary>A talk that is recorded.</summary>
    RecordedTalk = 2,

    /// <summary>A film or sound recording.</summary>
    FilmOrAudio = 4,

    /// <summary>A few written words.</summary>
    Quote = 8,

    /// <summary>Research and surveys.</summary>
    Research = 16,

    /// <summary>Reading drafts and saying what one thinks.</summary>
    Review = 32,

    /// <summary>Helping to shape a project.</summary>
    Project = 64,

    /// <summary>Newspapers, radio, television.</summary>
    Media = 128,

    /// <summary>A conference.</summary>
    Conference = 256,

    /// <summary>Pieces for the website or the newsletter.</summary>
    WebsiteOrNewsletter = 512,

    /// <summary>The parents' open group.</summary>
    OpenGroup = 1024,

    /// <summary>Days and weekends with other parents.</summary>
    NetworkDays = 2048,

    /// <summary>Raising money.</summary>
    Fundraising = 4096,
}

/// <summary>Things somebody may not want to talk about. Kept as numbers: a value never changes its meaning.</summary>
[Flags]
public enum Topics
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>What happened to the child.</summary>
    TheHarm = 1,

    /// <summary>Sexual exploitation.</summary>
    SexualExploitation = 2,

    /// <summary>Criminal exploitation, such as county lines.</summary>
    CriminalExploitation = 4,

    /// <summary>A child who goes missing.</summary>
    GoingMissing = 8,

    /// <summary>The police.</summary>
    Police = 16,

    /// <summary>Social care.</summary>
    SocialCare = 32,

    /// <summary>Court.</summary>
    Court = 64,

    /// <summary>School.</summary>
    School = 128,

    /// <summary>Health and mental health.</summary>
    Health = 256,

    /// <summary>Brothers and sisters.</summary>
    Siblings = 512,

    /// <summary>The own past.</summary>
    OwnPast = 1024,

    /// <summary>Faith, culture, background.</summary>
    FaithOrCulture = 2048,
}

/// <summary>How much of somebody is shown at most. A higher one includes the lower ones.</summary>
public enum Anonymity
{
    /// <summary>The voice or the words, with no name at all.</summary>
    VoiceOnly = 0,

    /// <summary>Initials.</summary>
    Initials = 1,

    /// <summary>The chosen name.</summary>
    ChosenName = 2,

    /// <summary>The face and the chosen name.</summary>
    Face = 3,
}

/// <summary>How far somebody travels.</summary>
public enum Travel
{
    /// <summary>Not at all.</summary>
    NotAtAll = 0,

    /// <summary>In the region they live in.</summary>
    OwnRegion = 1,

    /// <summary>Anywhere in England and Wales.</summary>
    Anywhere = 2,
}

/// <summary>How somebody is reached.</summary>
public enum ContactChannel
{
    /// <summary>E-mail.</summary>
    Email = 0,

    /// <summary>A text message.</summary>
    Text = 1,

    /// <summary>A call.</summary>
    Phone = 2,
}

/// <summary>When somebody should not be contacted. Kept as numbers: a value never changes its meaning.</summary>
[Flags]
public enum QuietTimes
{
    /// <summary>Any time is fine.</summary>
    None = 0,

    /// <summary>Before noon.</summary>
    Mornings = 1,

    /// <summary>Noon to six.</summary>
    Afternoons = 2,

    /// <summary>After six.</summary>
    Evenings = 4,

    /// <summary>Saturday and Sunday.</summary>
    Weekends = 8,

    /// <summary>School holidays.</summary>
    SchoolHolidays = 16,
}
