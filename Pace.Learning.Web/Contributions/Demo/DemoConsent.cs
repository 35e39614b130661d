using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Consents.Statements;

namespace Pace.Learning.Web.Contributions.Demo;

/// <summary>A sample yes to speaking live, as an invented parent would have given it.</summary>
internal static class DemoConsent
{
    public static async Task GiveAsync(PaceDbContext db, ContributionTextVault texts, ConsentStatements statements, Guid participantId, DateTime now)
    {
        var id = Guid.CreateVersion7();
        var sample = new ContributionText("A talk (sample)", "What helped us was somebody who listened first. (Sample)");
        var draft = await texts.SealAsync(participantId, ContributionTextVault.DraftPurpose(id), sample, CancellationToken.None);
        var contribution = new Contribution(id, participantId, ContributionKind.Talk, draft, now);
        contribution.MarkAsSample();
        var version = contribution.Share(await texts.SealAsync(participantId, ContributionTextVault.VersionPurpose(id, 1), sample, CancellationToken.None), now);
        db.Contributions.Add(contribution);
        foreach (var use in new[] { ConsentUse.LiveTraining, ConsentUse.Conference })
        {
            if (statements.LatestOf(use) is { } statement)
            {
                var terms = new ConsentTerms(use, ConsentAudience.Professionals, Identifiability.ChosenName, Territory.UnitedKingdom, now.AddYears(Consent.MostYears));
                db.Consents.Add(Consent.Give(contribution, version, terms, statement.Mark, now));
            }
        }
    }
}
