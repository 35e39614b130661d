using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Platform.Commands;
using Pace.Learning.Web.Platform.KeptForms;
using Pace.Learning.Web.Platform.Ledger.Verification;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Platform.Security.Rotation;

namespace Pace.Learning.Tests.Platform.Security;

/// <summary>The master key is changed, broken off at every step and gone on with: afterwards everything is read with the new key, and nothing with the old one.</summary>
public sealed partial class KeyChangeTests : IAsyncLifetime
{
    private const string Marker = "marker-key-change";
    private const string Guest = "Guest.Signer@council.example";

    private readonly AppUnderTest app = new();
    private readonly string fresh = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Sealing.KeyBytes));

    private string Old => Convert.ToBase64String(File.ReadAllBytes(Path.Combine(app.DataFolder, "development-master.key")));

    public async ValueTask InitializeAsync() => await app.InitializeAsync();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task BrokenOffAtEveryStep_ItIsGoneOnWith_AndEverythingIsReadWithTheNewKeyAlone()
    {
        await app.ShareAndConsentAsync($"Words with {Marker} in them.");
        using var parent = await app.JoinedAsync("robin@family.example", "Robin");
        var (email, authenticator) = await AuthenticatorAsync();
        await app.InviteAsync("invited@family.example");
        await KeepForGuestAsync();
        var cookie = await CookieAsync();

        var steps = 0;
        for (var goesWell = false; !goesWell; steps++)
        {
            goesWell = await RotateAsync(app.ConnectionString, app.DataFolder, breaksAt: steps) is Command.Fine;
            if (!goesWell && steps > 0)
            {
                Assert.Contains("keys rotate", WhyItDoesNotStart(fresh), StringComparison.Ordinal);
                Assert.Contains("keys rotate", WhyItDoesNotStart(Old), StringComparison.Ordinal);
            }
        }
        Assert.True(steps > 8, $"it was broken off {steps} times only");
        Assert.Equal(Command.Fine, await RotateAsync(app.ConnectionString, app.DataFolder));

        Assert.Contains("another master key", WhyItDoesNotStart(Old), StringComparison.Ordinal);
        await using var site = On(app.ConnectionString, app.DataFolder, fresh);
        Assert.Contains(Marker, await LessonAsync(site), StringComparison.Ordinal);
        Assert.Contains("Hello, Robin", await SignInByLinkAsync(site, "Robin@Family.example"), StringComparison.Ordinal);
        await ReadsAsync(site, email, authenticator);
        using var learner = site.CreateClient(new() { AllowAutoRedirect = false });
        learner.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.OK, (await learner.GetAsync("/account")).StatusCode);
        await NothingOpensWithAsync(site, Old);
        await AssertLedgerFitsAsync(app.ConnectionString, app.DataFolder);
    }

    [Fact]
    public async Task ABackupFromBefore_IsRestoredWithBothKeys_AndWhatWasTakenBackSinceStaysTakenBack()
    {
        await app.ShareAndConsentAsync($"Words with {Marker}-kept in them.");
        await app.MemberAsync(Roles.Learner);
        using var elsewhere = new TemporaryFolder();
        var (backup, newest) = (Path.Combine(elsewhere.Path, "old.zip"), Path.Combine(elsewhere.Path, "newest.keys"));
        Assert.Equal(Command.Fine, await BackupCommand.RunAsync(Builder(app.ConnectionString, app.DataFolder, Old), [backup], TextWriter.Null));
        Assert.Equal(Command.Fine, await RotateAsync(app.ConnectionString, app.DataFolder));
        await using (var site = On(app.ConnectionString, app.DataFolder, fresh))
        {
            using var parent = site.CreateClient(new() { AllowAutoRedirect = false });
            using var signedIn = await parent.GetAsync($"/dev/sign-in?as={Uri.EscapeDataString((await app.MemberAsync("parent")).Address)}");
            using var withdrawn = await parent.WithdrawAsync("Everything");
            Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        }
        Assert.Equal(Command.Fine, await BackupCommand.RunAsync(Builder(app.ConnectionString, app.DataFolder, fresh), ["keys", newest], TextWriter.Null));

        await using var empty = await TestDatabase.CreateAsync(elsewhere.Path);
        Assert.Equal(Command.Findings, await RestoreCommand.RunAsync(Builder(empty.ConnectionString, elsewhere.Path, fresh, Old), [backup, newest], TextWriter.Null));
        Assert.Equal(Command.Fine, await RotateAsync(empty.ConnectionString, elsewhere.Path));

        await using var restored = On(empty.ConnectionString, elsewhere.Path, fresh);
        Assert.DoesNotContain($"{Marker}-kept", await LessonAsync(restored), StringComparison.Ordinal);
        await AssertLedgerFitsAsync(empty.ConnectionString, elsewhere.Path);
    }

    [Theory]
    [InlineData(null, "Set Pace__MasterKeyBefore")]
    [InlineData("the new one", "are the same")]
    [InlineData("another", "neither of the two keys")]
    public async Task WithoutTheTwoKeys_NothingIsChanged_AndItSaysWhatToSet(string? before, string says)
    {
        Assert.NotNull(app.Services);
        var output = new StringWriter();
        var key = before switch { "the new one" => fresh, "another" => Convert.ToBase64String(new byte[Sealing.KeyBytes]), _ => null };
        Assert.Equal(Command.CouldNotRun, await RotateKeysCommand.RunAsync(Builder(app.ConnectionString, app.DataFolder, fresh, key), [], output));
        Assert.Contains(says, output.ToString(), StringComparison.Ordinal);
        await using var site = On(app.ConnectionString, app.DataFolder, Old);
        Assert.NotNull(site.Services);
    }

    private Task<int> RotateAsync(string connection, string folder, int? breaksAt = null) =>
        RotateAsync(Builder(connection, folder, fresh, Old), breaksAt);

    private static async Task<int> RotateAsync(WebApplicationBuilder builder, int? breaksAt)
    {
        if (breaksAt is { } saves)
        {
            builder.Services.ConfigureDbContext<SqlitePaceDbContext>(o => o.AddInterceptors(new BreaksOff(saves)));
            builder.Services.ConfigureDbContext<PostgresPaceDbContext>(o => o.AddInterceptors(new BreaksOff(saves)));
        }
        try
        {
            return await RotateKeysCommand.RunAsync(builder, [], TextWriter.Null);
        }
        catch (BrokenOffException)
        {
            return -1;
        }
    }

    private static WebApplicationBuilder Builder(string connection, string folder, string key, string? before = null)
    {
        string[] settings =
        [
            "--environment=Development", $"--contentRoot={Path.Combine(Repository.Root, "Pace.Learning.Web")}", $"--ConnectionStrings:Pace={connection}", $"--Pace:DataPath={folder}",
            $"--Pace:ContentPath={Repository.Content}", $"--Pace:MasterKey={key}", $"--Pace:MasterKeyBefore={before}",
        ];
        var builder = WebApplication.CreateBuilder(settings);
        builder.AddPaceLearning().AddOwnProcess();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        return builder;
    }

    private static WebApplicationFactory<Program> On(string connection, string folder, string key) =>
        new AppOn(connection, folder).WithWebHostBuilder(builder => builder.UseSetting("Pace:MasterKey", key));

    private string WhyItDoesNotStart(string key)
    {
        using var site = On(app.ConnectionString, app.DataFolder, key);
        return Assert.ThrowsAny<InvalidOperationException>(() => site.Services).Message;
    }

    private async Task<string> LessonAsync(WebApplicationFactory<Program> site)
    {
        using var client = site.CreateClient(new() { AllowAutoRedirect = false });
        using var answer = await client.GetAsync($"/dev/sign-in?as={Uri.EscapeDataString(await app.AddressAsync("learner"))}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await client.GetStringAsync(ContributionSamples.Lesson);
    }

    private static async Task<string> SignInByLinkAsync(WebApplicationFactory<Program> site, string typed)
    {
        using var client = site.CreateClient(new() { AllowAutoRedirect = false });
        var page = await client.GetPageAsync("/sign-in?returnUrl=%2Ftaking-part");
        using var asked = await client.SubmitAsync(page.Form("Link.Email"), ("Link.Email", typed));
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
        var mail = await db.OutboxMails.AsNoTracking().OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).FirstAsync();
        var text = SealedBody.Open(scope.ServiceProvider.GetRequiredService<MasterKey>(), mail)!.Text;
        var link = await client.GetPageAsync(new Uri(Address.Match(text).Value).PathAndQuery);
        using var signedIn = await client.SubmitAsync(link.QuerySelector("main form")!);
        return (await client.FollowAsync(signedIn)).MainText();
    }

    private async Task<(string Email, string Secret)> AuthenticatorAsync()
    {
        var email = await app.AddressAsync("learner");
        await using var scope = app.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var person = (await people.FindByEmailAsync(email))!;
        Assert.True((await people.ResetAuthenticatorKeyAsync(person)).Succeeded);
        return (email, (await people.GetAuthenticatorKeyAsync(person))!);
    }

    private async Task KeepForGuestAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (services, db) = (scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<PaceDbContext>());
        db.SigningLinks.Add(SigningLink.For(Guest, app.Clock.GetUtcNow().UtcDateTime, isForCopy: false).Link);
        await db.SaveChangesAsync();
        var owner = new FormOwner(SigningGuest.IdOf(services.GetRequiredService<MasterKey>(), Guest), IsGuest: true, "/agreements/x");
        Assert.True(await services.GetRequiredService<KeptFormStore>().KeepAsync(owner, null, new SentForm("/agreements/x", "/agreements/x", [new SentField("Reason", Marker)], [], default, ""), default));
    }

    private async Task<string> CookieAsync()
    {
        using var answer = await app.Stranger().GetAsync($"/dev/sign-in?as={Uri.EscapeDataString(await app.AddressAsync("learner"))}");
        return string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
    }

    private static async Task ReadsAsync(WebApplicationFactory<Program> site, string email, string authenticator)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var (services, db) = (scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<PaceDbContext>());
        var people = services.GetRequiredService<UserManager<Person>>();
        Assert.Equal(authenticator, await people.GetAuthenticatorKeyAsync((await people.FindByEmailAsync(email))!));
        var invited = services.GetRequiredService<AddressAlias>().Of("invited@family.example");
        Assert.True(await db.ParticipantInvitations.AnyAsync(i => i.Alias == invited));
        Assert.True(await db.OutboxMails.AnyAsync(m => m.To == invited));
        Assert.Equal("invited@family.example", await services.GetRequiredService<ISealedAddresses>().OpenAsync(invited, default));
        var owner = new FormOwner(SigningGuest.IdOf(services.GetRequiredService<MasterKey>(), Guest), IsGuest: true, "/agreements/x");
        var kept = Assert.Single(await services.GetRequiredService<KeptFormStore>().OpenAsync(owner, ofThisPage: true, default));
        Assert.Equal(Marker, Assert.Single(kept.Form.Fields).Value);
    }

    private static async Task NothingOpensWithAsync(WebApplicationFactory<Program> site, string key)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
        using var old = new MasterKey(Convert.FromBase64String(key));
        Assert.All(await db.PersonKeys.AsNoTracking().ToListAsync(), k => Assert.ThrowsAny<CryptographicException>(() => old.Open(k.Wrapped, k.PersonId.ToByteArray())));
        Assert.All(await db.SigningKeys.AsNoTracking().ToListAsync(), k => Assert.ThrowsAny<CryptographicException>(() => k.Open(old)));
        Assert.All((await db.OutboxMails.AsNoTracking().ToListAsync()).Where(m => m.Body.Length > 0), m => Assert.ThrowsAny<CryptographicException>(() => SealedBody.Open(old, m)));
        var aliases = new AddressAlias(old);
        var known = aliases.Of("robin@family.example");
        Assert.False(await db.Users.AnyAsync(u => u.Email == known));
    }

    private async Task AssertLedgerFitsAsync(string connection, string folder)
    {
        var output = new StringWriter();
        Assert.True(await LedgerVerifyCommand.RunAsync(Builder(connection, folder, fresh), [], output) == Command.Fine, output.ToString());
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address { get; }

    private sealed class BrokenOffException : Exception;

    // As if the process were killed before it saves for the nth time.
    private sealed class BreaksOff(int saves) : SaveChangesInterceptor
    {
        private int left = saves;

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            Interlocked.Decrement(ref left) < 0 ? throw new BrokenOffException() : ValueTask.FromResult(result);
    }
}
