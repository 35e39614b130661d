using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.Demo;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Invitations;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Parents.Demo;

/// <summary>Invented parents, for Development and trials: the demo parent Jo and some others, so that matching has a choice.</summary>
internal static class DemoParticipants
{
    private const Activities Talks = Activities.LiveTalk | Activities.RecordedTalk;

    private static readonly DemoParent[] Parents =
    [
        new("Jo", "lancashire", "North West", Talks | Activities.Quote | Activities.FilmOrAudio, Anonymity.ChosenName, Travel.OwnRegion, OffLimits: Topics.TheHarm) { Role = Roles.Parent },
        new("Asha", "leeds", "Yorkshire and The Humber", Talks | Activities.Conference | Activities.Media, Anonymity.Face, Travel.Anywhere, OwnArea: true),
        new("Bryn", "gwynedd", "Wales", Activities.LiveTalk | Activities.Review, Anonymity.Initials, Travel.OwnRegion, NoticeDays: 28),
        new("Carol", "kent", "South East", Activities.Quote | Activities.Review | Activities.Research, Anonymity.VoiceOnly, Travel.NotAtAll),
        new("Dele", "croydon", "London", Talks | Activities.Project, Anonymity.ChosenName, Travel.OwnRegion, OffLimits: Topics.Police, TalksAYear: 2),
        new("Elin", "cardiff", "Wales", Activities.LiveTalk | Activities.OpenGroup, Anonymity.ChosenName, Travel.Anywhere, RestDays: 56),
        new("Farah", "bradford", "Yorkshire and The Humber", Activities.LiveTalk | Activities.NetworkDays, Anonymity.ChosenName, Travel.OwnRegion, OffLimits: Topics.FaithOrCulture | Topics.Siblings),
        new("Grace", "bristol", "South West", Talks | Activities.WebsiteOrNewsletter, Anonymity.Initials, Travel.NotAtAll, InPerson: false, JoinedDaysAgo: 120),
        new("Hugh", "derbyshire", "East Midlands", Activities.LiveTalk | Activities.Research, Anonymity.ChosenName, Travel.OwnRegion, Pause: DemoPause.ForNow),
        new("Ines", "norfolk", "East of England", Activities.LiveTalk | Activities.Fundraising, Anonymity.ChosenName, Travel.Anywhere, Pause: DemoPause.ForAMonth),
        new("Kit", "wigan", "North West", Activities.LiveTalk | Activities.Quote, Anonymity.VoiceOnly, Travel.OwnRegion, OwnArea: true, OffLimits: Topics.Court),
        new("Lou", "sunderland", "North East", Talks | Activities.OpenGroup | Activities.NetworkDays, Anonymity.ChosenName, Travel.Anywhere, TalksAYear: 6, RestDays: 14, JoinedDaysAgo: 150),
        new("Maryam", "birmingham", "West Midlands", Activities.LiveTalk | Activities.Project | Activities.Review, Anonymity.ChosenName, Travel.OwnRegion, OffLimits: Topics.OwnPast),
        new("Bernie", "oldham", "North West", Activities.Review | Activities.Project, Anonymity.ChosenName, Travel.NotAtAll) { Role = Roles.ParentReviewer },
        new("Nell", null, null, Activities.None, Anonymity.VoiceOnly, Travel.NotAtAll),
    ];

    public static async Task SeedAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<PaceDbContext>();
        var people = services.GetRequiredService<PersonDirectory>();
        if (await db.Participants.AnyAsync() || await people.FindByEmailAsync(DemoPeople.Email(Roles.Parent)) is null)
        {
            return;
        }
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var accounts = services.GetRequiredService<ParentAccounts>();
        var vault = services.GetRequiredService<PersonVault>();
        foreach (var (index, parent) in Parents.Index())
        {
            var email = DemoPeople.Email(parent.Role ?? $"{Roles.Parent}-{index:00}");
            var account = (await accounts.OpenAsync(email, now)).PersonId;
            await AddAsync(db, vault, parent, account, email, now);
        }
        await db.SaveChangesAsync();
    }

    private static async Task AddAsync(PaceDbContext db, PersonVault vault, DemoParent parent, Guid personId, string email, DateTime now)
    {
        var id = Guid.CreateVersion7();
        var participant = new Participant(id, personId, await vault.SealAsync(id, Participant.NamePurpose, $"{parent.Name} (sample)"), now.AddDays(-parent.JoinedDaysAgo));
        var preferences = participant.Preferences!;
        preferences.ChooseActivities(parent.Wanted, online: true, parent.InPerson && parent.Travel != Travel.NotAtAll, parent.Travel, now);
        preferences.ChoosePace(parent.TalksAYear, parent.RestDays, parent.NoticeDays, now);
        preferences.ChooseLimits(parent.OffLimits, null, parent.OwnArea, now);
        preferences.ChooseAnonymity(parent.Anonymity, now);
        preferences.ChooseContact(ContactChannel.Email, QuietTimes.Weekends, null, now);
        participant.Details!.Reach(await vault.SealAsync(id, ParticipantDetails.AddressPurpose, email));
        participant.Details.Identify(await vault.SealAsync(id, ParticipantDetails.RealNamePurpose, $"{parent.Name} Sample-Person"), null);
        if (parent is { Area: { } area, Region: { } region })
        {
            participant.Details.Locate(
                await vault.SealAsync(id, ParticipantDetails.AreaPurpose, new OwnArea(LocalAreas.Area.IdOf(area), null).Sealable!),
                await vault.SealAsync(id, ParticipantDetails.RegionPurpose, region));
        }
        if (parent.Pause != DemoPause.No)
        {
            participant.PauseFrom(now, parent.Pause == DemoPause.ForAMonth ? now.AddMonths(1) : null);
        }
        db.Participants.Add(participant);
    }

    private enum DemoPause
    {
        No,
        ForNow,
        ForAMonth,
    }

    private sealed record DemoParent(
        string Name, string? Area, string? Region, Activities Wanted, Anonymity Anonymity, Travel Travel, Topics OffLimits = Topics.None, bool OwnArea = false,
        bool InPerson = true, int TalksAYear = 4, int RestDays = 28, int NoticeDays = 14, DemoPause Pause = DemoPause.No, int JoinedDaysAgo = 60)
    {
        /// <summary>Whose demo account is theirs; the others have one of their own.</summary>
        public string? Role { get; init; }
    }
}
