using System.Data.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Tests.Agreements;

/// <summary>Signing that ends at any step: all of it is there or nothing, and what was acknowledged is there.</summary>
public sealed class SigningCrashTests
{
    [Fact]
    public async Task WhereverTheDatabaseFails_ASignatureIsWholeOrNotThere()
    {
        await using var app = new FailingApp();
        await app.InitializeAsync();
        app.Server.PreserveExecutionContext = true;
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var area = await app.AreaAsync();
        var people = AgreementSteps.Five("fail");
        var agreement = await app.StartAsync(lead, area, people);
        foreach (var person in people.Take(2))
        {
            var browser = await app.OpenAsync(person.Email);
            var page = await browser.GetPageAsync($"/agreements/{agreement.Id}/sign");
            var steps = 0;
            for (var isSigned = false; !isSigned;)
            {
                Assert.True(++steps < 60, "Signing never got through.");
                var acknowledged = await app.FailAtAsync(steps, async () =>
                {
                    using var answer = await browser.SignOnAsync(page, person.Name);
                    return answer.StatusCode == HttpStatusCode.Redirect;
                });
                isSigned = await IsWholeAsync(app, area, person);
                Assert.True(isSigned || !acknowledged, $"Acknowledged and lost at step {steps}");
            }
            Assert.True(steps > 4, $"Only {steps} steps could fail.");
            using var again = await browser.SignOnAsync(page, person.Name);
            Assert.Equal($"/agreements/{agreement.Id}", again.Headers.Location?.OriginalString);
            Assert.True(await IsWholeAsync(app, area, person));
        }
    }

    [Fact]
    public async Task WhenTheProcessIsKilled_WhatWasAcknowledgedIsThere()
    {
        await using var app = new AgreementsApp();
        await app.InitializeAsync();
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var area = await app.AreaAsync();
        var people = AgreementSteps.Five("kill");
        var agreement = await app.StartAsync(lead, area, people);
        foreach (var (person, wait) in people.Zip([3, 12, 30, 80]))
        {
            using var site = await SiteProcess.StartAsync(app.DataFolder, app.ConnectionString, ("Pace__ContentPath", app.Content.Folder));
            using var browser = site.Stranger();
            await app.OpenAsync(person.Email, browser: browser);
            var page = await browser.GetPageAsync($"/agreements/{agreement.Id}/sign");
            var signing = browser.SignOnAsync(page, person.Name);
            await Task.WhenAny(signing, Task.Delay(wait));
            site.Kill();
            var acknowledged = false;
            try
            {
                acknowledged = (await signing).StatusCode == HttpStatusCode.Redirect;
            }
            catch (HttpRequestException)
            {
                // Killed before it answered.
            }
            Assert.True(await IsWholeAsync(app, area, person) || !acknowledged);
        }
        var verified = await SiteCommand.RunOnAsync(app.DataFolder, app.ConnectionString, app.Content.Folder, "ledger", "verify");
        Assert.True(verified.ExitCode == 0, verified.Output);
    }

    // Place, signature, history, ledger and mail say the same.
    private static async Task<bool> IsWholeAsync(AppUnderTest app, Guid area, SigningPerson person)
    {
        var agreement = await app.AgreementAsync(area);
        var signatory = agreement.Signatories.Single(p => p.PersonName == person.Name);
        var isSigned = signatory.State == SignatoryState.Signed;
        Assert.Equal(isSigned, signatory.Signature is not null);
        var (events, entries) = await app.WithDatabaseAsync(async db => (
            await db.AgreementEvents.CountAsync(e => e.SignatoryId == signatory.Id && e.Kind == AgreementEventKind.Signed),
            (await db.LedgerEntries.About(new LedgerSubject("agreement", agreement.Id)).Where(e => e.Act == "agreement.signed").ToListAsync())
                .Count(e => e.Payload.Contains(signatory.Id.ToString(), StringComparison.OrdinalIgnoreCase))));
        Assert.Equal((isSigned ? 1 : 0, isSigned ? 1 : 0), (events, entries));
        Assert.Equal(isSigned ? 1 : 0, (await app.MailsAsync(person.Email)).Count(m => m.QuerySelector(".mail-text")!.TextContent.Contains("You signed", StringComparison.Ordinal)));
        return isSigned;
    }

    private sealed class FailingApp : AgreementsApp
    {
        private readonly Fault fault = new();

        /// <summary>Does something while the database fails at its Nth step. Answers what it came to; failed is <c>false</c>.</summary>
        public async Task<bool> FailAtAsync(int step, Func<Task<bool>> act)
        {
            fault.Arm(step);
            try
            {
                return await act();
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                return false;
            }
            finally
            {
                fault.Arm(0);
            }
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
            {
                services.ConfigureDbContext<SqlitePaceDbContext>(o => o.AddInterceptors(fault.Commands, fault.Transactions));
                services.ConfigureDbContext<PostgresPaceDbContext>(o => o.AddInterceptors(fault.Commands, fault.Transactions));
            });
        }
    }

    /// <summary>Fails from a chosen step on: a command, the moment before a commit, or the moment after it. Only on the path of the request that signs.</summary>
    private sealed class Fault
    {
        private readonly AsyncLocal<bool> isMine = new();
        private int left;

        public Fault() => (Commands, Transactions) = (new AtCommands(this), new AtTransactions(this));

        public AtCommands Commands { get; }

        public AtTransactions Transactions { get; }

        public void Arm(int step)
        {
            Volatile.Write(ref left, step);
            isMine.Value = step > 0;
        }

        private void Step()
        {
            // Requests of the test server run in the context of who sends them; the outbox and other jobs don't.
            if (isMine.Value && Interlocked.Decrement(ref left) <= 0)
            {
                throw new InvalidOperationException("The database failed here.");
            }
        }

        public sealed class AtCommands(Fault fault) : DbCommandInterceptor
        {
            public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
                DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
            {
                fault.Step();
                return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
            }

            public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
                DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
            {
                fault.Step();
                return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
            }
        }

        public sealed class AtTransactions(Fault fault) : DbTransactionInterceptor
        {
            public override ValueTask<InterceptionResult> TransactionCommittingAsync(
                DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
            {
                fault.Step();
                return base.TransactionCommittingAsync(transaction, eventData, result, cancellationToken);
            }

            public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
            {
                fault.Step();
                return base.TransactionCommittedAsync(transaction, eventData, cancellationToken);
            }
        }
    }
}
