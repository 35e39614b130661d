using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.Demo;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Web.Agreements.Demo;

/// <summary>For the demo area one agreement in force, with a plan and a review, and one that the demo signatory is asked to sign. Invented people only.</summary>
internal sealed class DemoAgreements(PaceDbContext db, AgreementRecorder acts, AgreementMail mail, AreaDirectory areas, PersonDirectory people, DemoPlan plan, PublishedContent published)
{
    private static readonly string[] Names = ["Robin Sample", "Sunita Sample", "Marek Sample", "Grace Sample", "Owen Sample", "Leila Sample", "Peter Sample", "Ifeoma Sample"];

    /// <summary>Adds them, unless something was signed here already, or there is no demo area or document yet.</summary>
    public async Task SeedAsync(CancellationToken cancellation = default)
    {
        var contact = await people.FindByEmailAsync(DemoPeople.Email(Roles.AreaLead), cancellation);
        var lead = contact?.Id ?? Guid.Empty;
        if (lead == Guid.Empty || await areas.LedByAsync(lead, cancellation) is not [var area, ..] || await db.Agreements.AnyAsync(cancellation))
        {
            return;
        }
        if (published.Number == 0)
        {
            published.Compile();
        }
        mail.BeSilent();
        var today = LondonTime.DayOf(acts.Now);
        var agencies = await areas.AgenciesAsync(area.Id, cancellation);
        var documents = published.Library.Agreements.Select(d => (Document: d, Version: d.InEffect(today)!)).Where(d => d.Version is not null)
            .OrderByDescending(d => d.Document.Id, StringComparer.Ordinal).ToList();
        var asker = new Asker
        {
            Name = contact!.Name, OnBehalfOf = $"the {area.Name} safeguarding partnership", ContactName = contact.Name, ContactEmail = contact.Email,
        };
        foreach (var (document, version) in documents.Take(2))
        {
            var isFirst = document == documents[0].Document;
            await acts.StartAsync(
                [new NewAgreement(area.Id, area.Name, document, version, lead, People(version, agencies, signatoryEmail: isFirst ? null : DemoPeople.Email(Roles.Signatory)), false, Agreement.UsualDays, null, asker, area.Code)],
                () => Task.CompletedTask, cancellation);
            if (isFirst)
            {
                await SignAllAsync(area.Id, document, version, lead, cancellation);
            }
        }
    }

    private async Task SignAllAsync(Guid areaId, AgreementDocument document, AgreementVersion version, Guid lead, CancellationToken cancellation)
    {
        var agreement = await db.Agreements.AsNoTracking().SingleAsync(s => s.AreaId == areaId && s.DocumentId == document.Id, cancellation);
        foreach (var signatory in agreement.Signatories)
        {
            var identity = new VerifiedIdentity(signatory.NormalizedEmail!, VerifiedIdentity.Account, null, null);
            var words = new SignatureInput(signatory.PersonName, signatory.Role, "I hold this post (invented for this demonstration)", NameMayBePublic: true, MailboxInEvidence: false);
            await acts.ActAsync(agreement.Id, (s, now) => s.Sign(signatory.Id, identity, words, new ShownText(version.Sha256, version.Declaration), now), cancellation);
        }
        var admin = (await people.FindByEmailAsync(DemoPeople.Email(Roles.Admin), cancellation))!.Id;
        await acts.CountersignAsync(agreement.Id, admin, new CountersignatureInput(true, true, true, "Alex Admin (sample)"), cancellation);
        await plan.SeedAsync(agreement, version, lead, admin, cancellation);
    }

    private static List<SignatoryDetails> People(AgreementVersion version, IReadOnlyList<AreaAgency> agencies, string? signatoryEmail) => [.. version.Signatories.Select((signatory, i) =>
    {
        var agency = agencies.FirstOrDefault(a => a.Kind == signatory.Agency);
        var isSignatory = signatoryEmail is not null && i == 0;
        return new SignatoryDetails
        {
            RoleKey = signatory.Key, Role = signatory.Role, Level = signatory.Level, AgencyId = agency?.Id ?? Guid.Empty, AgencyName = agency?.Name ?? signatory.Agency.Title, IsRequired = true,
            Order = i + 1, Name = isSignatory ? "Tom Signatory" : Names[i % Names.Length], Email = isSignatory ? signatoryEmail! : $"signatory-{i + 1}@demo.example",
        };
    })];
}
