using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;
using Pace.Learning.Web.Platform.Jobs;

namespace Pace.Learning.Tests.Support;

/// <summary>The whole site on a database of its own, with the repository's content and the demo people. Use as a class fixture.</summary>
public class AppUnderTest : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("pace-test-").FullName;
    private TestDatabase? database;
    private Cast? cast;

    public TestClock Clock { get; } = new();

    public string ConnectionString => database!.ConnectionString;

    /// <summary>The folder for the database and keys.</summary>
    public string DataFolder => folder;

    /// <summary>The content that the site serves; a test that changes files overrides it with a copy.</summary>
    protected virtual string ContentFolder => Repository.Content;

    /// <summary>Whether jobs run at their times; a test runs the one that it is about by itself.</summary>
    protected virtual bool RunsJobs => false;

    /// <summary>Whether it begins with what it has after its first start; if not, this is the first.</summary>
    protected virtual bool IsPrepared => true;

    public virtual async ValueTask InitializeAsync() =>
        database = IsPrepared ? await TestDatabase.PreparedAsync(folder, ContentFolder) : await TestDatabase.CreateAsync(folder);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (database is not null)
        {
            await database.DisposeAsync();
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:Pace", database!.ConnectionString);
        builder.UseSetting("Pace:DataPath", folder);
        builder.UseSetting("Pace:ContentPath", ContentFolder);
        // Hundreds of sites in one process would wait for it each time that one of them begins.
        builder.UseSetting("Pace:GivesMemoryBack", "false");
        builder.UseSetting("Pace:Jobs:Run", RunsJobs ? "true" : "false");
        builder.ConfigureTestServices(services =>
        {
            // What hundreds of sites log at once helps nobody; what an answer of 500 is about stands in the answer.
            services.Remove(services.Single(s => s.ImplementationType == typeof(ConsoleLoggerProvider)));
            services.RemoveAll<TimeProvider>();
            services.AddSingleton<TimeProvider>(Clock);
            // Two collections in one query multiply its rows: on a site in use it is only logged, here it fails.
            services.ConfigureDbContext<SqlitePaceDbContext>(o => o.ConfigureWarnings(w => w.Throw(RelationalEventId.MultipleCollectionIncludeWarning)));
            services.ConfigureDbContext<PostgresPaceDbContext>(o => o.ConfigureWarnings(w => w.Throw(RelationalEventId.MultipleCollectionIncludeWarning)));
        });
    }

    /// <summary>Somebody who hasn't signed in. Redirects are not followed, so that a test can look at them.</summary>
    public virtual HttpClient Stranger() =>
        CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress });

    /// <summary>This test's own person of a role, signed in, in a browser of their own.</summary>
    public async Task<HttpClient> SignedInAsync(string role) => await SignedInAsAsync((await MemberAsync(role)).Address);

    /// <summary>This test's own person of a role.</summary>
    public Task<CastMember> MemberAsync(string role) => LazyInitializer.EnsureInitialized(ref cast, () => new Cast(Services)).OfAsync(role);

    /// <summary>The address of this test's own person of a role.</summary>
    public async Task<string> AddressAsync(string role) => (await MemberAsync(role)).Address;

    /// <summary>Whoever has this address, signed in.</summary>
    public async Task<HttpClient> SignedInAsAsync(string address)
    {
        var client = Stranger();
        using var answer = await client.GetAsync($"/dev/sign-in?as={Uri.EscapeDataString(address)}");
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>Runs a recurring job once, as its time would.</summary>
    internal async Task RunJobAsync<TJob>() where TJob : class, IRecurringJob
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TJob>().RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Looks into or prepares the database, beside the site.</summary>
    public async Task<T> WithDatabaseAsync<T>(Func<PaceDbContext, Task<T>> use)
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<PaceDbContext>());
    }
}
