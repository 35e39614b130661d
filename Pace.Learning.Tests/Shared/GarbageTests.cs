using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Pace.Learning.Tests.Shared;

/// <summary>
/// Whatever somebody writes behind an address is at worst not found: every page and file of the site is asked for, by whoever may see it, with each value that it reads missing,
/// empty, given twice, and nothing that it could be.
/// </summary>
public sealed class GarbageTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Stranger = "stranger";

    private static readonly string[] Garbage = ["", "%00", "%FF%FE", "%ED%A0%80", "%0D%0A", "-1", "99999999999999999999", "2026-13-45", "00000000-0000-0000-0000-000000000000", new('x', 5000)];

    [Fact]
    public async Task EveryAddress_WithGarbageBehindIt_IsAtWorstNotFound()
    {
        var (tried, broken) = (new HashSet<string>(), new List<string>());
        foreach (var role in Roles.All.Prepend(Stranger))
        {
            var client = role == Stranger ? app.Stranger() : await app.SignedInAsync(role);
            var walk = new SiteWalk(SiteWalk.PatternsOf(app.Services), []);
            var names = await NamesAsync(walk);
            while (walk.Next() is { } url)
            {
                using var answer = await client.GetAsync(url);
                walk.Answered(url, answer.StatusCode);
                await walk.FollowAsync(answer);
                // A page that several may see is tried as the first of them; what each role does differently is tried with the paths below.
                if (answer.StatusCode == HttpStatusCode.OK && tried.Add(walk.ShapeOf(url)))
                {
                    await AskAsync(client, role, Garbled(url.Split('?')[0], names.GetValueOrDefault(walk.ShapeOf(url), [])));
                }
            }
            await AskAsync(client, role, SiteWalk.PatternsOf(app.Services).SelectMany(Garbled));
        }

        Assert.True(tried.Count > 100, $"Only {tried.Count} pages were tried.");
        Assert.True(broken.Count == 0, string.Join(Environment.NewLine, broken));

        async Task AskAsync(HttpClient client, string role, IEnumerable<string> urls)
        {
            foreach (var url in urls)
            {
                using var answer = await client.GetAsync(url);
                if (answer.StatusCode >= HttpStatusCode.InternalServerError)
                {
                    broken.Add($"{role} {url[..Math.Min(url.Length, 150)]} answered {(int)answer.StatusCode} {(await answer.Content.ReadAsStringAsync()).Split('\n').FirstOrDefault(l => l.Contains("Exception"))}");
                }
            }
        }
    }

    // What follows the path: each value that the page reads, in turn, with the others missing.
    private static IEnumerable<string> Garbled(string path, IEnumerable<string> names) => names.Append("handler").Distinct(StringComparer.OrdinalIgnoreCase)
        .SelectMany(name => Garbage.Select(value => $"{path}?{name}={value}").Append($"{path}?{name}").Append($"{path}?{name}=1&{name}=2"));

    // The path itself: each part of it that isn't fixed. A server refuses %00 in it before anybody reads it.
    private static IEnumerable<string> Garbled(RoutePattern pattern)
    {
        var values = pattern.Parameters.Count == 0 ? [] : Garbage.Where(g => g != "%00");
        return values.Select(value => "/" + string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { ParameterPolicies: var rules } when rules.Any(r => r.Content == "guid") => $"{Guid.Empty}",
            _ => value,
        })))).TrimEnd('/')).Distinct();
    }

    // What a page or endpoint reads from behind its path, by its own declarations.
    private async Task<Dictionary<string, string[]>> NamesAsync(SiteWalk walk)
    {
        var pages = app.Services.GetRequiredService<PageLoader>();
        var names = new List<(string Shape, string Name)>();
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var read = endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters().Where(p => IsSimple(p.ParameterType)).Select(p => p.Name!) ?? [];
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } descriptor)
            {
                var page = await pages.LoadAsync(descriptor, endpoint.Metadata);
                read = page.HandlerMethods.Where(h => h.HttpMethod == "Get").SelectMany(h => h.Parameters).SelectMany(p => NamesIn(p.Name, p.ParameterType))
                    .Concat(page.ModelTypeInfo!.GetProperties().Select(p => (Property: p, Binding: p.GetCustomAttribute<BindPropertyAttribute>()))
                        .Where(p => p.Binding is { SupportsGet: true }).SelectMany(p => NamesIn(p.Binding!.Name ?? p.Property.Name, p.Property.PropertyType)));
            }
            names.AddRange(read.Select(name => (walk.ShapeOf(endpoint.RoutePattern), name)));
        }
        return names.GroupBy(n => n.Shape).ToDictionary(g => g.Key, g => g.Select(n => n.Name).Distinct().ToArray());
    }

    private static IEnumerable<string> NamesIn(string name, Type type) => IsSimple(type) ? [name] : type.GetProperties().Where(p => p.CanWrite).SelectMany(p => NamesIn($"{name}.{p.Name}", p.PropertyType));

    private static bool IsSimple(Type type) => System.ComponentModel.TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string)) || type.IsArray;
}
