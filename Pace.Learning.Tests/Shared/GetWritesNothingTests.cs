using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Pace.Learning.Tests.Talks;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Tests.Shared;

/// <summary>
/// Looking changes nothing: every page and file of the site is asked for as every role, those that links lead to as well, and the statements that are sent to the
/// database meanwhile are watched. Who opens a parent's details is written down, and so they are opened by a form.
/// </summary>
public sealed partial class GetWritesNothingTests(GetWritesNothingTests.WatchedApp app) : IClassFixture<GetWritesNothingTests.WatchedApp>
{
    private const string Stranger = "stranger";

    // What may be written all the same, and why.
    private static readonly Dictionary<string, string> Tables = new()
    {
        ["StoredKeys"] = "keys that cookies and form tokens are protected with are made when the first one is needed",
        ["LedgerCheckpoints"] = "evidence of an agreement speaks as of now, so a checkpoint is made when it went on since the last",
        ["LedgerCheckpointHeads"] = "what such a checkpoint is about",
        ["SigningKeys"] = "a key that badges or the ledger are signed with is made when it is first asked for",
    };

    public static TheoryData<string> Everyone => [Stranger, .. Roles.All];

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task EveryGet_WritesNothing(string role)
    {
        var lapsed = await app.YesWithoutConsentAsync();
        var client = role == Stranger ? app.Stranger() : await app.SignedInAsync(role);
        var walk = new SiteWalk(SiteWalk.PatternsOf(app.Services), [TalkAddresses.ForManager(lapsed.Id)]);
        while (walk.Next() is { } url)
        {
            app.Watch.Now = $"{role} {url}";
            using var answer = await client.GetAsync(url);
            Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError && answer.StatusCode != HttpStatusCode.TooManyRequests, $"{role} {url} answered {(int)answer.StatusCode}");
            walk.Answered(url, answer.StatusCode);
            await walk.FollowAsync(answer);
        }

        Assert.DoesNotContain(app.Watch.Of(role), w => !Tables.ContainsKey(w.Table));
        Assert.True(walk.Shown > 40, $"Only {walk.Shown} pages were shown.");
        Assert.Empty(walk.NotAskedFor);
    }

    [Fact]
    public async Task Watch_SeesWhatAGetWouldWrite()
    {
        app.Watch.Now = "somebody /";
        await using var scope = app.Services.CreateAsyncScope();
        var http = app.Services.GetRequiredService<IHttpContextAccessor>();
        http.HttpContext = new DefaultHttpContext { Request = { Method = "GET" } };
        var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
        var key = db.PersonKeys.Add(new PersonKey(Guid.NewGuid(), [1])).Entity;
        await db.SaveChangesAsync();
        await db.PersonKeys.Where(k => k.PersonId == key.PersonId).ExecuteDeleteAsync();
        http.HttpContext.Request.Method = "POST";
        await db.PersonKeys.Where(k => k.PersonId == key.PersonId).ExecuteDeleteAsync();

        Assert.Equal([("INSERT INTO", "PersonKeys"), ("DELETE FROM", "PersonKeys")], app.Watch.Of("somebody").Select(w => (w.What, w.Table)));
    }

    /// <summary>The site, with somebody looking over the database's shoulder.</summary>
    public sealed class WatchedApp : AppUnderTest
    {
        private Task<Talk>? prepared;

        internal WriteWatch Watch { get; } = new();

        /// <summary>A talk to come with a yes whose consent has ended: something that a page might want to write down.</summary>
        public Task<Talk> YesWithoutConsentAsync() => prepared ??= PrepareAsync();

        private async Task<Talk> PrepareAsync()
        {
            var scene = new TalkScene(this);
            var (talk, parent) = (await scene.TalkAsync(scene.DayIn(8)), await scene.ParentAsync());
            Assert.Null(await scene.AskAsync(talk, parent));
            Assert.Null(await scene.AnswerAsync(talk, parent, AnswerKind.Yes));
            return await WithDatabaseAsync(async db =>
            {
                (await db.Consents.Where(c => c.ParticipantId == parent).ToListAsync()).ForEach(c => c.EndNow(ConsentEnding.EverythingWithdrawn, scene.Now));
                await db.SaveChangesAsync();
                return talk;
            });
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
            {
                services.ConfigureDbContext<SqlitePaceDbContext>((provider, options) => options.AddInterceptors(Watch.For(provider)));
                services.ConfigureDbContext<PostgresPaceDbContext>((provider, options) => options.AddInterceptors(Watch.For(provider)));
            });
        }
    }

    /// <summary>Something was written while somebody asked for a page.</summary>
    internal sealed record Write(string Where, string What, string Table);

    /// <summary>Notes each statement that changes rows and is sent while a page is asked for, and not by a job beside it.</summary>
    internal sealed partial class WriteWatch : DbCommandInterceptor
    {
        private readonly ConcurrentQueue<Write> writes = new();
        private IHttpContextAccessor? http;

        /// <summary>Who asks for what.</summary>
        public string Now { get; set; } = "";

        public WriteWatch For(IServiceProvider services)
        {
            http = services.GetRequiredService<IHttpContextAccessor>();
            return this;
        }

        public IEnumerable<Write> Of(string who) => writes.Where(w => w.Where.StartsWith(who + " ", StringComparison.Ordinal));

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Look(command);
            return result;
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(ReaderExecuting(command, eventData, result));

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            Look(command);
            return result;
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(NonQueryExecuting(command, eventData, result));

        public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
        {
            Look(command);
            return result;
        }

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(ScalarExecuting(command, eventData, result));

        private void Look(DbCommand command)
        {
            if (http?.HttpContext?.Request is not { } request || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
            {
                return;
            }
            foreach (Match match in Change.Matches(command.CommandText))
            {
                writes.Enqueue(new Write(Now, match.Groups["what"].Value, match.Groups["table"].Value));
            }
        }

        [GeneratedRegex("""(?:^|;)\s*(?<what>INSERT INTO|UPDATE|DELETE FROM|TRUNCATE|MERGE INTO)\s+"(?<table>\w+)""", RegexOptions.Multiline)]
        private static partial Regex Change { get; }
    }
}
