using System.Net.Sockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Web;

namespace Pace.Learning.Tests.Platform.Mount;

/// <summary>
/// Somebody else's process with the site in it: a host with people of its own and rules that would be wrong for ours, which routes early, answers everything that
/// reaches it, and takes forms without our token. Use as a class fixture.
/// </summary>
public abstract class ForeignHost : IAsyncLifetime
{
    private const string Secret = "a secret for tests only, as long as it takes";

    private readonly string folder = Directory.CreateTempSubdirectory("pace-host-").FullName;
    private TestDatabase database = null!;
    private NodeScript provider = null!;
    private WebApplication app = null!;

    /// <summary>Whether the host registers what it has before the site does.</summary>
    protected abstract bool ComesFirst { get; }

    /// <summary>Whether the host protects everybody's cookies.</summary>
    public abstract bool ProtectsData { get; }

    /// <summary>Whether the host routes and signs people in only after the site, as Umbraco does when the site is named before it.</summary>
    protected virtual bool RoutesLater => false;

    public TestClock Clock { get; } = new();

    public IServiceProvider Services => app.Services;

    public string Root { get; } = $"http://localhost:{FreePort()}";

    public string Issuer => provider.FirstLine;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(folder);
        provider = await NodeScript.StartAsync("openid-provider.mjs", "pace", Secret, $"{Root}/sign-in/callback/work");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ApplicationName = "Pace.Learning.Tests", ContentRootPath = folder });
        builder.Configuration.AddInMemoryCollection(Settings());
        builder.WebHost.UseUrls(Root);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // A host that is a web project has our files in its own list.
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        if (ComesFirst)
        {
            AddTheirs(builder.Services);
            builder.AddPaceLearning();
        }
        else
        {
            builder.AddPaceLearning();
            AddTheirs(builder.Services);
        }
        builder.Services.RemoveAll<TimeProvider>();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        app = builder.Build();
        await app.PrepareAsync();
        if (RoutesLater)
        {
            app.UsePaceLearning();
        }
        app.UseRouting();
        app.UseAuthentication();
        app.UseOutputCache();
        if (!RoutesLater)
        {
            app.UsePaceLearning();
        }
        app.UseAuthorization();
        await MapTheirsAsync();
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await provider.DisposeAsync();
        await database.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Somebody who hasn't signed in anywhere.</summary>
    public HttpClient Stranger() => new(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = new Uri(Root) };

    /// <summary>The demo person of a role, signed in to the site.</summary>
    public async Task<HttpClient> SignedInAsync(string role)
    {
        var client = Stranger();
        using var answer = await client.GetAsync($"/dev/sign-in?as={role}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>Asks for a link in this browser; where the mail says that it leads, which goes to the address that the account has.</summary>
    public async Task<string> AskForLinkAsync(HttpClient client, string email)
    {
        using var asked = await client.SubmitAsync((await client.GetPageAsync("/sign-in")).Form("Link.Email"), ("Link.Email", email));
        await client.FollowAsync(asked);
        var reader = Stranger();
        var row = (await reader.GetPageAsync("/dev/mail")).QuerySelectorAll("tbody tr").First(r => r.Children[1].TextContent.Equals(email, StringComparison.OrdinalIgnoreCase));
        return (await reader.GetPageAsync(row.QuerySelector("a")!.GetAttribute("href")!)).LinkInMail();
    }

    public async Task<T> WithDatabaseAsync<T>(Func<PaceDbContext, Task<T>> use)
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<PaceDbContext>());
    }

    private Dictionary<string, string?> Settings() => new()
    {
        ["staticWebAssets"] = Path.Combine(AppContext.BaseDirectory, "Pace.Learning.Web.staticwebassets.runtime.json"),
        ["ConnectionStrings:Pace"] = database.ConnectionString,
        ["Pace:DataPath"] = folder,
        ["Pace:ContentPath"] = Path.Combine(Repository.Root, "Pace.Learning.Tests", "Courses", "Content"),
        ["Pace:Jobs:Run"] = "false",
        ["Pace:MediaPath"] = "/course-media",
        ["Pace:Mount:HostKeeps:0"] = "/umbraco",
        ["Pace:Mount:HostKeeps:1"] = "/App_Plugins",
        ["Pace:Mount:HostKeeps:2"] = "/media",
        ["Pace:Mount:HostProtectsData"] = ProtectsData ? "true" : "false",
        ["Pace:OpenIdConnect:work:Authority"] = Issuer,
        ["Pace:OpenIdConnect:work:ClientId"] = "pace",
        ["Pace:OpenIdConnect:work:ClientSecret"] = Secret,
        ["Pace:OpenIdConnect:work:DisplayName"] = "Work",
        ["Pace:OpenIdConnect:work:Domains:0"] = "demo.example",
        ["Pace:OpenIdConnect:work:Domains:1"] = "work.example",
        ["Pace:OpenIdConnect:work:Domains:2"] = "people.example",
    };

    private void AddTheirs(IServiceCollection services)
    {
        services.AddScoped<ILookupNormalizer, TheirNormalizer>();
        services.AddDbContext<TheirDatabase>(o => o.UseSqlite($"Data Source={Path.Combine(folder, "theirs.db")}"));
        services.AddIdentity<SomebodyElse, IdentityRole>(SetTheirRules).AddEntityFrameworkStores<TheirDatabase>();
        services.Configure<SecurityStampValidatorOptions>(o => o.OnRefreshingPrincipal = _ => throw new InvalidOperationException("The site's people were checked by the host."));
        services.Configure<IdentityPasskeyOptions>(o => o.ServerDomain = "theirs.example");
        services.Configure<DataProtectionTokenProviderOptions>(o => o.TokenLifespan = TimeSpan.Zero);
        services.Configure<PasswordHasherOptions>(o => o.CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV2);
        services.ConfigureExternalCookie(cookie =>
        {
            cookie.ExpireTimeSpan = TimeSpan.FromSeconds(1);
            cookie.Events.OnValidatePrincipal = context =>
            {
                context.RejectPrincipal();
                return Task.CompletedTask;
            };
        });
        services.AddAuthorizationBuilder().SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireClaim("theirs").Build());
        services.AddOutputCache(o => o.AddBasePolicy(b => b.NoCache()));
        services.AddHealthChecks().AddCheck("database", () => HealthCheckResult.Healthy("theirs"));
        if (ProtectsData)
        {
            services.AddDataProtection().UseEphemeralDataProtectionProvider();
        }
    }

    private static void SetTheirRules(IdentityOptions o)
    {
        o.Stores.SchemaVersion = IdentitySchemaVersions.Version1;
        o.Stores.MaxLengthForKeys = 20;
        o.Password = new PasswordOptions { RequiredLength = 100 };
        o.Lockout = new LockoutOptions { MaxFailedAccessAttempts = 1, DefaultLockoutTimeSpan = TimeSpan.FromDays(1000) };
        o.User.AllowedUserNameCharacters = "abc";
        o.SignIn = new SignInOptions { RequireConfirmedAccount = true, RequireConfirmedPhoneNumber = true };
        o.ClaimsIdentity = new ClaimsIdentityOptions
        {
            UserIdClaimType = "their-id", UserNameClaimType = "their-name", RoleClaimType = "their-role", SecurityStampClaimType = "their-stamp", EmailClaimType = "their-mail",
        };
        o.Tokens.ChangeEmailTokenProvider = "theirs";
    }

    private async Task MapTheirsAsync()
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<TheirDatabase>().Database.EnsureCreatedAsync();
        }
        app.MapGet("/umbraco/sign-in", async (IServiceProvider services, HttpContext http) =>
        {
            var claims = new ClaimsIdentity([new("their-name", "Abba"), new("their-id", "7")], IdentityConstants.ApplicationScheme, "their-name", "their-role");
            await Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions.SignInAsync(http, IdentityConstants.ApplicationScheme, new ClaimsPrincipal(claims));
        });
        app.MapGet("/umbraco/who", (ClaimsPrincipal user) => user.Identity?.Name ?? "nobody");
        app.MapGet("/umbraco/closed", () => "theirs alone").RequireAuthorization(policy => policy.RequireAuthenticatedUser());
        app.MapPost("/umbraco/save", () => "saved");
        app.MapRazorPages();
        app.Map("/{**all}", () => "The host's page");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A host that was there before the site.</summary>
public sealed class HostBefore : ForeignHost
{
    public override bool ProtectsData => false;

    protected override bool ComesFirst => true;
}

/// <summary>A host that registers itself after the site, and protects its own data.</summary>
public sealed class HostAfter : ForeignHost
{
    public override bool ProtectsData => true;

    protected override bool ComesFirst => false;
}

/// <summary>A host in the order of our ready Umbraco site: the site is registered first and answers first.</summary>
public sealed class HostBehind : ForeignHost
{
    public override bool ProtectsData => false;

    protected override bool ComesFirst => false;

    protected override bool RoutesLater => true;
}

/// <summary>The people of the host.</summary>
public sealed class SomebodyElse : IdentityUser;

/// <summary>Where the host has them.</summary>
public sealed class TheirDatabase(DbContextOptions<TheirDatabase> options) : IdentityDbContext<SomebodyElse, IdentityRole, string>(options);

internal sealed class TheirNormalizer : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name;

    public string? NormalizeEmail(string? email) => email;
}
