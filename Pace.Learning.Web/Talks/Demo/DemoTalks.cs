using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.Demo;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Consents.Statements;
using Pace.Learning.Web.Contributions.Demo;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Talks.Care;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Talks.Demo;

/// <summary>Invented talks, for Development and trials: two to come, one past with its debrief to be held. Runs after the demo parents.</summary>
internal static class DemoTalks
{
    public static async Task SeedAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<PaceDbContext>();
        if (await db.Talks.AnyAsync() || await services.GetRequiredService<PersonDirectory>().FindByEmailAsync(DemoPeople.Email(Roles.Trainer)) is not { } trainer)
        {
            return;
        }
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var today = LondonTime.DayOf(now);
        await ConsentAsync(services, db, now);
        var past = new Talk(trainer.Id, At(WorkingDays.AtOrBefore(today.AddDays(-1)), 10), Wish("lancashire", Topics.SocialCare), now.AddDays(-60));
        db.Talks.AddRange(
            past,
            new Talk(trainer.Id, At(WorkingDays.After(today.AddDays(34)), 10), Wish("kent", Topics.SocialCare | Topics.GoingMissing), now),
            new Talk(trainer.Id, At(WorkingDays.After(today.AddDays(48)), 13), Wish("leeds", Topics.Police) with
            {
                IsOnline = false,
                Place = "The Sample Hall, 1 Sample Street",
                Region = "Yorkshire and The Humber",
                SpeakersWanted = 2,
            }, now));
        await AddPastAsync(services, db, past, trainer.Id, now);
        await db.SaveChangesAsync();
    }

    private static async Task AddPastAsync(IServiceProvider services, PaceDbContext db, Talk past, Guid trainerId, DateTime now)
    {
        var speaker = (await services.GetRequiredService<ILiveTalkConsents>().WhoAsync(ConsentUse.SpeakTraining, now, CancellationToken.None)).Keys.OrderDescending().FirstOrDefault();
        if (speaker == Guid.Empty)
        {
            return;
        }
        var asked = now.AddDays(-50);
        var invitation = new TalkInvitation(past, speaker, trainerId, asked);
        invitation.Answer(past, AnswerKind.Yes, invitation.Round, hasPlace: true, asked.AddDays(1));
        var diary = new SpeakerDiary(speaker);
        diary.Note(asked);
        db.AddRange(invitation, diary);
        await services.GetRequiredService<CarePlanner>().PlanAsync(past, speaker, CancellationToken.None);
        foreach (var checkIn in db.CareTasks.Local.Where(t => t.Kind == CareKind.CheckIn))
        {
            var note = await services.GetRequiredService<PersonVault>().SealAsync(speaker, checkIn.NotePurpose, "Sample: looking forward to it.");
            checkIn.Close(trainerId, note, past.StartsAt.AddDays(-2));
        }
    }

    // Everyone among the demo parents who would like to give talks has said yes to it, so that matching has a choice.
    private static async Task ConsentAsync(IServiceProvider services, PaceDbContext db, DateTime now)
    {
        var words = services.GetRequiredService<ContributionTextVault>();
        var statements = services.GetRequiredService<ConsentStatements>();
        foreach (var parent in await db.ParticipantProfiles.Where(p => !p.IsErased && (p.Wanted & Activities.LiveTalk) != 0).ToListAsync())
        {
            await DemoConsent.GiveAsync(db, words, statements, parent.Id, now, parent.OffLimits);
        }
        await db.SaveChangesAsync();
    }

    private static DateTime At(DateOnly day, int hour) => LondonTime.ToUtc(day, new TimeOnly(hour, 0))!.Value;

    private static TalkWish Wish(string area, Topics topics) => new()
    {
        Audience = TalkLabels.LiveTraining, Topics = topics, Room = "Social workers and police officers in training (sample)",
        AreaIds = [LocalAreas.Area.IdOf(area)], Kinds = [AgencyKind.Council, AgencyKind.Police], People = 18, Minutes = 30, IsOnline = true,
        Support = "The trainer meets you half an hour before, and stays for as long as you like after", Offer = "A voucher of £40, and childcare",
    };
}
