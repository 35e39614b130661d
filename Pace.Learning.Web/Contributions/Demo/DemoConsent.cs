using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Consents.Statements;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Contributions.Demo;

/// <summary>A sample yes to speaking live, as an invented parent would have given it: to everything that isn't off limits.</summary>
internal static class DemoConsent
{
    public static async Task GiveAsync(PaceDbContext db, ContributionTextVault texts, ConsentStatements statements, Guid participantId, DateTime now, Topics offLimits = Topics.None)
    {
        var id = Guid.CreateVersion7();
        var sample = new ContributionText("Speaking live (sample)", "");
        var draft = await texts.SealAsync(participantId, ContributionTextVault.DraftPurpose(id), sample, CancellationToken.None);
        var contribution = new Contribution(id, participantId, ContributionKind.LiveTalk, draft, now);
        contribution.MarkAsSample();
        var version = contribution.Share(await texts.SealAsync(participantId, ContributionTextVault.VersionPurpose(id, 1), sample, CancellationToken.None), now);
        db.Contributions.Add(contribution);
        var subjects = Enum.GetValues<Topics>().Where(t => !offLimits.HasFlag(t)).Aggregate(Topics.None, (all, one) => all | one);
        foreach (var use in new[] { ConsentUse.SpeakTraining, ConsentUse.SpeakConference })
        {
            if (statements.LatestOf(use) is { } statement)
            {
                var terms = new ConsentTerms(
                    use, ConsentAudience.Professionals, Identifiability.ChosenName, Territory.UnitedKingdom, now.AddYears(Consent.MostYears), new SpeakingTerms(subjects, Online: true, InPerson: true));
                db.Consents.Add(Consent.Give(contribution, version, terms, statement.Mark, now));
            }
        }
    }
}
