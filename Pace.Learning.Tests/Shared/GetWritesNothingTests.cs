using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
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

    // Pages that look the same but for what they are about are enough in these numbers.
    private const int AlikeAtMost = 3;

    // What may be written all the same, and why.
    private static readonly Dictionary<string, string> Tables = new()
    {
        ["StoredKeys"] = "keys that cookies and form tokens are protected with are made when the first one is needed",
        ["SigningKeys"] = "a key that badges or the ledger are signed with is made when it is first asked for",
    };

    // Addresses that aren't part of a walk.
    private static readonly Dictionary<string, string> Addresses = new()
    {
        ["dev/sign-in"] = "changes who is signed in; it is there in Development only",
    };

    public static TheoryData<string> Everyone => [Stranger, .. Roles.All];

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task EveryGet_WritesNothing(string role)
    {
        var lapsed = await app.YesWithoutConsentAsync();
        var client = role == Stranger ? app.Stranger() : await app.SignedInAsync(role);
        var walk = new Walk(Patterns(), [TalkAddresses.ForManager(lapsed.Id)]);
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

    private List<RoutePattern> Patterns() =>
    [
        .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is not { HttpMethods: { Count: > 0 } methods } || methods.Contains("GET"))
            // Static files, by the framework's own marker of their build manifest.
            .Where(e => !e.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor"))
            .Select(e => e.RoutePattern).Where(p => !Addresses.ContainsKey(p.RawText!.TrimStart('/'))),
    ];

    /// <summary>What is still to be asked for, what was, and what a page leads to.</summary>
    private sealed class Walk
    {
        private readonly List<RoutePattern> patterns;
        private readonly HashSet<string> literals;
        private readonly Queue<string> waiting = new();
        private readonly HashSet<string> seen = [];
        private readonly Dictionary<string, int> alike = [];
        private readonly HashSet<string> shapes = [];
        private bool hasFilledIn;

        public Walk(List<RoutePattern> patterns, IEnumerable<string> first)
        {
            this.patterns = patterns;
            literals = patterns.SelectMany(p => p.PathSegments).Where(s => s.IsSimple).Select(s => s.Parts[0]).OfType<RoutePatternLiteralPart>().Select(p => p.Content).ToHashSet(StringComparer.OrdinalIgnoreCase);
            first.ToList().ForEach(Add);
            foreach (var pattern in patterns.Where(p => p.PathSegments.All(s => s.Parts.All(x => x.IsLiteral || x is RoutePatternParameterPart { IsOptional: true }))))
            {
                Add("/" + string.Join('/', pattern.PathSegments.Where(s => s.Parts.All(x => x.IsLiteral)).Select(s => string.Concat(s.Parts.Cast<RoutePatternLiteralPart>().Select(x => x.Content)))));
            }
        }

        public int Shown { get; private set; }

        public IEnumerable<string> NotAskedFor => patterns.Select(ShapeOf).Where(s => !shapes.Contains(s));

        public string? Next()
        {
            if (waiting.Count == 0 && !hasFilledIn)
            {
                // What no link led to is asked for with something that isn't there.
                hasFilledIn = true;
                patterns.Where(p => !shapes.Contains(ShapeOf(p))).Select(MadeUp).ToList().ForEach(Add);
            }
            return waiting.TryDequeue(out var url) ? url : null;
        }

        public void Answered(string url, HttpStatusCode status)
        {
            shapes.Add(ShapeOf(url));
            Shown += status == HttpStatusCode.OK ? 1 : 0;
        }

        public async Task FollowAsync(HttpResponseMessage answer)
        {
            if (answer.Headers.Location is { } location)
            {
                AddLink(location.OriginalString, answer.RequestMessage!.RequestUri!);
            }
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                return;
            }
            var page = await answer.ReadPageAsync();
            foreach (var element in page.QuerySelectorAll("a[href], source[src], video[src], audio[src], track[src], img[src], iframe[src]"))
            {
                AddLink(element.GetAttribute("href") ?? element.GetAttribute("src")!, answer.RequestMessage!.RequestUri!);
            }
        }

        private void AddLink(string link, Uri from)
        {
            if (Uri.TryCreate(from, link, out var to) && to.Host == from.Host && to.Scheme == from.Scheme)
            {
                Add(to.PathAndQuery);
            }
        }

        private void Add(string url)
        {
            var path = url.Split('?')[0];
            if (Addresses.ContainsKey(path.Trim('/')) || path.StartsWith("/css/", StringComparison.Ordinal) || path.StartsWith("/js/", StringComparison.Ordinal) || !seen.Add(url))
            {
                return;
            }
            var kind = ShapeOf(url) + "?" + string.Join('&', url.Contains('?', StringComparison.Ordinal) ? url.Split('?')[1].Split('&').Select(v => v.Split('=')[0]) : []);
            alike[kind] = alike.GetValueOrDefault(kind) + 1;
            if (alike[kind] <= AlikeAtMost)
            {
                waiting.Enqueue(url);
            }
        }

        // The same for all addresses of one page: what differs between them is left out.
        private string ShapeOf(string url) => string.Join('/', url.Split('?')[0].Trim('/').Split('/').Select(s => literals.Contains(Uri.UnescapeDataString(s)) ? s.ToLowerInvariant() : "*"));

        private string ShapeOf(RoutePattern pattern) => ShapeOf(MadeUp(pattern));

        private static string MadeUp(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Where(s => !s.Parts.Any(p => p is RoutePatternParameterPart { IsOptional: true }))
            .Select(s => string.Concat(s.Parts.Select(p => p is RoutePatternParameterPart parameter ? MadeUp(pattern, parameter) : p is RoutePatternLiteralPart literal ? literal.Content : "."))));

        private static string MadeUp(RoutePattern pattern, RoutePatternParameterPart parameter)
        {
            var rules = parameter.ParameterPolicies.Select(p => p.Content).ToList();
            return rules.Contains("guid") ? "0a0b0c0d-0000-7000-8000-00000000000f" : rules.Contains("int") ? "1" : "made-up";
        }
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
