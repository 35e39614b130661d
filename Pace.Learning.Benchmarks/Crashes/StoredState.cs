using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pace.Learning.Benchmarks.Crashes.Visitors;
using Pace.Learning.Benchmarks.Pages;
using Pace.Learning.Content.Library;
using Pace.Learning.Web;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Ledger.State;
using Pace.Learning.Web.Platform.Ledger.Verification;
using Pace.Learning.Web.Platform.Media;
using Pace.Learning.Web.Platform.Published;

namespace Pace.Learning.Benchmarks.Crashes;

/// <summary>The database and files of a site, looked at from outside of it with the site's own code.</summary>
internal sealed class StoredState : IAsyncDisposable
{
    private const int PlacesAnAgreement = 28;
    private readonly WebApplication services;
    private readonly string folder;

    private StoredState(WebApplication services, string folder) => (this.services, this.folder) = (services, folder);

    /// <summary>The marks of words on the lesson, as a learner got it after the last start.</summary>
    public IReadOnlySet<string> MarksOnLesson { get; set; } = new HashSet<string>();

    /// <summary>For a site that has been started once with these. Nothing is served, and nothing runs by itself.</summary>
    public static StoredState Open(string folder, string connection, string content)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ContentRootPath = Path.Combine(SiteProcess.Root, "Pace.Learning.Web") });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Pace:DataPath"] = folder, ["Pace:ContentPath"] = content, ["ConnectionStrings:Pace"] = connection });
        builder.AddPaceLearning();
        builder.Logging.ClearProviders();
        var services = builder.Build();
        services.Services.GetRequiredService<PublishedContent>().Compile();
        return new StoredState(services, folder);
    }

    public Task<T> OnDatabaseAsync<T>(Func<PaceDbContext, Task<T>> use) => WithAsync(services => use(services.GetRequiredService<PaceDbContext>()));

    public async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> use)
    {
        await using var scope = services.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider);
    }

    public Task<Guid> PersonAsync(string email) => WithAsync(async services => (await services.GetRequiredService<PersonDirectory>().FindByEmailAsync(email))!.Id);

    /// <summary>As <c>ledger verify</c>.</summary>
    public Task<LedgerReport> VerifyAsync() => WithAsync(services =>
    {
        var db = services.GetRequiredService<PaceDbContext>();
        using var ledger = LedgerSnapshot.Open(db.Database.GetConnectionString()!);
        using var keys = new VerificationKeys(db, services, kept: null);
        return Task.FromResult(LedgerVerification.Run(ledger, keys.Find, kept: null, services.GetServices<ILedgerCheck>(), [.. services.GetServices<RecordedRow>()]));
    });

    /// <summary>How far each of these words has come.</summary>
    public Task<Dictionary<Guid, WordsStage>> WordsAsync(IReadOnlyList<Words> all) => OnDatabaseAsync(async db =>
    {
        var ids = all.Select(w => w.Id).ToList();
        var stored = await db.Contributions.AsNoTracking().Include(c => c.Versions).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id);
        var consents = (await db.Consents.AsNoTracking().Where(c => ids.Contains(c.ContributionId)).ToListAsync()).ToLookup(c => c.ContributionId);
        var placed = await db.Placements.AsNoTracking().Where(p => ids.Contains(p.ContributionId)).Select(p => p.ContributionId).ToListAsync();
        var found = new Dictionary<Guid, WordsStage>();
        foreach (var words in all)
        {
            CrashFailure.Unless(stored.TryGetValue(words.Id, out var contribution), $"The words {words.Mark} ({words.Id}) are gone");
            var own = consents[words.Id].ToList();
            CrashFailure.Unless(own.Count < 2, $"There are {own.Count} yeses to the words {words.Mark}, where one was given");
            words.ConsentId ??= own.FirstOrDefault()?.Id;
            CrashFailure.Unless(contribution!.Erasure is null || (contribution.SealedDraft.Length == 0 && contribution.Versions.All(v => v.SealedWords.Length == 0)), $"The words {words.Mark} were erased, and are there");
            CrashFailure.Unless(contribution.Erasure is null && contribution.Withdrawal is null || own.TrueForAll(c => c.End is not null), $"The words {words.Mark} were taken back, and a yes to them holds");
            found[words.Id] = contribution.Withdrawal is not null || own.Exists(c => c.End is not null) ? WordsStage.TakenBack
                : own is [_] ? placed.Contains(words.Id) ? WordsStage.Placed : WordsStage.Agreed
                : contribution.Versions.Count > 0 ? WordsStage.Shared : WordsStage.Drafted;
        }
        return found;
    });

    /// <summary>The recordings of a contribution.</summary>
    public Task<StoredRecordings> RecordingsOfAsync(Guid contributionId) => OnDatabaseAsync(async db =>
    {
        var contribution = await db.Contributions.AsNoTracking().Include(c => c.Versions).SingleOrDefaultAsync(c => c.Id == contributionId) ?? throw new CrashFailure($"The contribution {contributionId} is gone");
        return new StoredRecordings(contribution.Erasure is not null, contribution.MediaId, [.. contribution.Versions.OrderBy(v => v.Number).Select(v => v.MediaId)]);
    });

    /// <summary>Where somebody has signed.</summary>
    public Task<List<(Guid Agreement, Guid Place)>> SignaturesAsync(string email, string name) => OnDatabaseAsync(async db =>
    {
        var agreements = await db.Agreements.AsNoTracking().AsSplitQuery().Where(a => a.Signatories.Any(s => s.Email == email)).ToListAsync();
        var places = agreements.SelectMany(a => a.Signatories.Where(s => s.Email == email && s.PersonName == name).Select(s => (Agreement: a.Id, Place: s))).ToList();
        foreach (var (agreement, place) in places)
        {
            CrashFailure.Unless(place.State == SignatoryState.Signed == place.Signature is not null && (place.Signature is null || place.Signature.TypedName == name), $"The place {place.Id} of the agreement {agreement} is {place.State}, which its signature isn't");
        }
        return places.Where(p => p.Place.Signature is not null).Select(p => (p.Agreement, p.Place.Id)).ToList();
    });

    /// <summary>Asks somebody for signatures, in one agreement of an area that has none under way.</summary>
    public Task<List<(Guid Agreement, Guid Place)>> AskToSignAsync(string email, string name) => WithAsync(async services =>
    {
        var (db, library) = (services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<PublishedContent>().Library);
        var document = library.Agreements[0];
        var busy = await db.Agreements.IgnoreAutoIncludes().Select(a => a.AreaId).ToListAsync();
        var area = await db.LocalAreas.AsNoTracking().Where(a => !busy.Contains(a.Id)).OrderBy(a => a.Id).FirstAsync();
        var version = document.InEffect(DateOnly.FromDateTime(DateTime.UtcNow))!;
        var required = version.Signatories.Select(s => (s.Key, s.Role, s.Level));
        var more = Enumerable.Range(1, PlacesAnAgreement - version.Signatories.Count).Select(n => (Key: $"more-{n}", Role: $"Head of team {n}", Level: WorkforceLevel.OperationalManagers));
        var places = required.Concat(more).Select((place, at) => new SignatoryDetails
        {
            RoleKey = place.Key, Role = place.Role, Level = place.Level, AgencyId = area.Id, AgencyName = "Council", IsRequired = true, Order = at + 1, Name = name, Email = email,
        });
        services.GetRequiredService<AgreementMail>().BeSilent();
        var by = (await services.GetRequiredService<PersonDirectory>().FindByEmailAsync(email))!.Id;
        var refusal = await services.GetRequiredService<AgreementRecorder>().StartAsync(
            [new NewAgreement(area.Id, area.Name, document, version, by, [.. places], IsOrdered: false, Days: 21, Replaces: null)], () => Task.CompletedTask, CancellationToken.None);
        CrashFailure.Unless(refusal is null, $"No agreement could be started: {refusal?.Words}");
        var started = await db.Agreements.AsNoTracking().AsSplitQuery().SingleAsync(a => a.AreaId == area.Id);
        return started.Signatories.Select(s => (started.Id, s.Id)).ToList();
    });

    /// <summary>Holds rows of recordings against their files. Answers how many files no row names, which the clean-up takes away.</summary>
    public Task<int> CheckFilesAsync() => OnDatabaseAsync(async db =>
    {
        var (recordings, contributions) = (db.MediaFiles, db.Contributions);
        var named = (await recordings.Select(m => m.Id).ToListAsync()).Select(RecordingStore.NameOf).Select(n => Path.Combine(folder, n)).ToHashSet();
        var there = Directory.Exists(Path.Combine(folder, RecordingStore.Folder)) ? Directory.GetFiles(Path.Combine(folder, RecordingStore.Folder), "*", SearchOption.AllDirectories) : [];
        var missing = named.Except(there).ToList();
        CrashFailure.Unless(missing.Count == 0, $"Rows name files that aren't there: {string.Join(", ", missing)}");
        var without = await contributions.Where(c => c.MediaId != null && !recordings.Any(m => m.Id == c.MediaId)).Select(c => c.Id)
            .Concat(db.ContributionVersions.Where(v => v.MediaId != null && !recordings.Any(m => m.Id == v.MediaId)).Select(v => v.ContributionId)).ToListAsync();
        CrashFailure.Unless(without.Count == 0, $"Contributions name recordings that aren't there: {string.Join(", ", without)}");
        var alone = await recordings.Where(m => !contributions.Any(c => c.Id == m.BelongsTo && (c.MediaId == m.Id || c.Versions.Any(v => v.MediaId == m.Id)))).Select(m => m.Id).ToListAsync();
        CrashFailure.Unless(alone.Count == 0, $"Recordings belong to nothing: {string.Join(", ", alone)}");
        return there.Except(named).Count();
    });

    /// <summary>Does what the clean-up does once the files are old enough, while the site is down. Answers how many it took away.</summary>
    public async Task<int> CleanUpAsync()
    {
        var before = await CheckFilesAsync();
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(f => f.Contains(".sealed", StringComparison.Ordinal)))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow - FinishErasures.Youngest - TimeSpan.FromHours(1));
        }
        await WithAsync(async services =>
        {
            await ActivatorUtilities.CreateInstance<FinishErasures>(services).RunAsync(CancellationToken.None);
            return true;
        });
        var left = await CheckFilesAsync();
        CrashFailure.Unless(left == 0, $"The clean-up left {left} files that no row names");
        return before;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}

/// <summary>The recordings of a contribution.</summary>
internal sealed record StoredRecordings(bool IsErased, Guid? Draft, IReadOnlyList<Guid?> Shared);
