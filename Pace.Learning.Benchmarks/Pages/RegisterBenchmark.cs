using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Library;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.LocalAreas.Data;
using Pace.Learning.Web.Platform;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Benchmarks.Pages;

/// <summary>The public register with 200 areas in force, both documents each, beside the same bytes from memory. <c>register [POSTGRES-CONNECTION]</c>.</summary>
internal static class RegisterBenchmark
{
    private const string Register = "/areas";
    private const int Areas = 200;
    private const int Rounds = 3;
    private const int Seconds = 4;
    private const int WarmSeconds = 12;
    private const double Aim = 0.8;

    public static async Task<int> RunAsync(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("pace-benchmark-").FullName;
        var published = Path.Combine(folder, "site");
        var postgres = args.FirstOrDefault();
        try
        {
            await SiteProcess.PublishAsync(published);
            using (await SiteProcess.StartAsync(5181, published, folder, postgres))
            {
                // Makes the database.
            }
            await FillAsync(folder, postgres);
            using var site = await SiteProcess.StartAsync(5181, published, folder, postgres);
            using var stranger = new HttpClient();
            var page = await stranger.GetByteArrayAsync(site.Url + Register);
            await using var bytes = await BytesServer.StartAsync(5182, new Dictionary<string, byte[]> { [Register] = page });
            await Wrk.RunAsync(site.Url + Register, WarmSeconds, null);
            await Wrk.RunAsync("http://127.0.0.1:5182" + Register, Seconds, null);
            List<double> ofSite = [], ofMemory = [];
            for (var round = 0; round < Rounds; round++)
            {
                ofSite.Add(await Wrk.RunAsync(site.Url + Register, Seconds, null));
                ofMemory.Add(await Wrk.RunAsync("http://127.0.0.1:5182" + Register, Seconds, null));
            }
            var (own, memory) = (ofSite.Order().ElementAt(Rounds / 2), ofMemory.Order().ElementAt(Rounds / 2));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"register: {own:N0} pages a second of {memory:N0} from memory ({page.Length / 1024} KB, {Areas} areas in force): {own / memory:0.00} (goal: {Aim:0.0})"));
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FillAsync(string folder, string? postgres)
    {
        await using var db = Open(folder, postgres);
        var documents = new ContentCompiler(new CompilerOptions()).Compile(new DiskFolder(Path.Combine(SiteProcess.Root, "content")), ContentLibrary.Empty).Agreements;
        var authorities = AreaList.Areas.Where(a => a.Until is null).Select(a => LocalArea.IdOf(a.Slug)).ToList();
        var partnerships = Enumerable.Range(1, Areas - authorities.Count).Select(i => LocalArea.Partnership(
            $"Partnership {i}", $"partnership-{i}", authorities.Skip(i * 3).Take(3), new DateOnly(2025, 1, 1))).ToList();
        db.LocalAreas.AddRange(partnerships);
        foreach (var document in documents)
        {
            var version = document.Versions[0];
            if (await db.SignedTexts.FindAsync(version.Sha256) is null)
            {
                db.SignedTexts.Add(new SignedText(document, version));
            }
            // The demonstration's own stay as they are: what was signed can't be deleted.
            var there = await db.Agreements.Where(s => s.DocumentId == document.Id).Select(s => s.AreaId).ToListAsync();
            foreach (var area in authorities.Concat(partnerships.Select(p => p.Id)).Except(there))
            {
                db.Agreements.Add(InForce(area, document, version));
            }
        }
        await db.SaveChangesAsync();
    }

    private static Agreement InForce(Guid area, AgreementDocument document, AgreementVersion version)
    {
        var (by, now) = (Guid.CreateVersion7(), DateTime.UtcNow.AddDays(-30));
        var agreement = new Agreement(area, "Area", document, version, by, now);
        foreach (var (i, signatory) in version.Signatories.Index())
        {
            Allowed(agreement.Add(new SignatoryDetails
            {
                RoleKey = signatory.Key, Role = signatory.Role, Level = signatory.Level, AgencyId = area, AgencyName = "Agency", IsRequired = true, Order = i, Name = $"Person {i}",
                Email = $"person-{i}@area.example",
            }, by, now));
        }
        Allowed(agreement.Send(version, false, 21, now));
        foreach (var signatory in agreement.Signatories)
        {
            Allowed(agreement.Sign(
                signatory.Id, new VerifiedIdentity(signatory.NormalizedEmail!, VerifiedIdentity.Account, null, null), new SignatureInput(signatory.PersonName, signatory.Role, "I hold this post", true),
                new ShownText(version.Sha256, version.Declaration), now));
        }
        Allowed(agreement.Countersign(by, new CountersignatureInput(true, true, true, "Alex"), version, now));
        return agreement;
    }

    private static void Allowed(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new InvalidOperationException(refusal.Words);
        }
    }

    private static PaceDbContext Open(string folder, string? postgres)
    {
        if (postgres is not null)
        {
            var options = new DbContextOptionsBuilder<PostgresPaceDbContext>();
            DatabaseRegistration.UsePostgres(options, postgres);
            return new PostgresPaceDbContext(options.Options);
        }
        var sqlite = new DbContextOptionsBuilder<SqlitePaceDbContext>();
        DatabaseRegistration.UseSqlite(sqlite, $"Data Source={Path.Combine(folder, "pace.db")}");
        return new SqlitePaceDbContext(sqlite.Options);
    }
}
