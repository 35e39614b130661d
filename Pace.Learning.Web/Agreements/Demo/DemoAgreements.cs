using Microsoft.EntityFrameworkCore;
using Pace.Learning.Content.Library;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Participation.Talks;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.DevData;
using Pace.Learning.Web.Platform.Published;

namespace Pace.Learning.Web.Agreements.Demo;

/// <summary>For the demo area one agreement in force, with a plan and a review, and one that the demo signatory is asked to sign. Invented people only.</summary>
internal sealed class DemoAgreements(
    PaceDbContext db, AgreementActs acts, AgreementLetters letters, AreaDirectory areas, DemoPlan plan, PublishedContent published)
{
    private static readonly string[] Names = ["Robin Sample", "Sunita Sample", "Marek Sample", "Grace Sample", "Owen Sample", "Leila Sample", "Peter Sample", "Ifeoma Sample"];

    /// <summary>Adds them, unless something was signed here already, or there is no demo area or document yet.</summary>
    public async Task SeedAsync(CancellationToken cancellation = default)
    {
        var address = DemoPeople.Email(Roles.AreaLead);
        var lead = await db.Users.Where(u => u.Email == address).Select(u => u.Id).SingleOrDefaultAsync(cancellation);
        if (lead == Guid.Empty || await areas.LedByAsync(lead, cancellation) is not [var area, ..] || await db.SignUps.AnyAsync(cancellation))
        {
            return;
        }
        if (published.Number == 0)
        {
            published.Compile();
        }
        letters.BeSilent();
        var today = London.DayOf(acts.Now);
        var agencies = await areas.AgenciesAsync(area.Id, cancellation);
        var documents = published.Library.Agreements.Select(d => (Document: d, Version: d.InEffect(today)!)).Where(d => d.Version is not null)
            .OrderByDescending(d => d.Document.Id, StringComparer.Ordinal).ToList();
        foreach (var (document, version) in documents.Take(2))
        {
            var isFirst = document == documents[0].Document;
            await acts.StartAsync(
                [new NewSignUp(area.Id, area.Name, document, version, lead, People(version, agencies, signatory: isFirst ? null : DemoPeople.Email(Roles.Signatory)), false, SignUp.UsualDays, null)],
                () => Task.CompletedTask, cancellation);
            if (isFirst)
            {
                await SignAllAsync(area.Id, document, version, lead, cancellation);
            }
        }
    }

    private async Task SignAllAsync(Guid areaId, AgreementDocument document, AgreementVersion version, Guid lead, CancellationToken cancellation)
    {
        var signUp = await db.SignUps.AsNoTracking().SingleAsync(s => s.AreaId == areaId && s.DocumentId == document.Id, cancellation);
        foreach (var place in signUp.Places)
        {
            var proof = new SigningProof(place.NormalizedEmail!, SigningProof.Account, null, null);
            var words = new SignatureWords(place.PersonName, place.Role, "I hold this post (invented for this demonstration)", NameMayBePublic: true);
            await acts.ActAsync(signUp.Id, (s, now) => s.Sign(place.Id, proof, words, new ShownText(version.Sha256, version.Declaration), now), cancellation);
        }
        var address = DemoPeople.Email(Roles.Admin);
        var admin = await db.Users.Where(u => u.Email == address).Select(u => u.Id).SingleAsync(cancellation);
        await acts.CountersignAsync(signUp.Id, admin, new CountersignWords(true, true, true, "Alex Admin (sample)"), cancellation);
        await plan.SeedAsync(signUp, version, lead, admin, cancellation);
    }

    private static List<PlaceFor> People(AgreementVersion version, IReadOnlyList<Agency> agencies, string? signatory) => [.. version.Places.Select((place, i) =>
    {
        var agency = agencies.FirstOrDefault(a => a.Kind == place.Agency);
        var isSignatory = signatory is not null && i == 0;
        return new PlaceFor
        {
            RoleKey = place.Key, Role = place.Role, Level = place.Level, AgencyId = agency?.Id ?? Guid.Empty, AgencyName = agency?.Name ?? place.Agency.Title, IsRequired = true,
            Order = i + 1, Name = isSignatory ? "Tom Signatory" : Names[i % Names.Length], Email = isSignatory ? signatory! : $"signatory-{i + 1}@demo.example",
        };
    })];
}
