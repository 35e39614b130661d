using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Pace.Learning.Web.Platform.Mount;

/// <summary>The framework keeps the pages of a process in one list. Ours answer our requests only, and a host's pages none of ours.</summary>
internal sealed class OwnPages : MatcherPolicy, IEndpointSelectorPolicy
{
    private static readonly Assembly Ours = typeof(OwnPages).Assembly;

    /// <summary>Before pages are loaded: a page that was loaded for the host would keep what the host says of it.</summary>
    public override int Order => int.MinValue;

    public static void Add(IMvcBuilder mvc)
    {
        mvc.ConfigureApplicationPartManager(parts =>
        {
            // A host that is a web project finds them by itself.
            if (!parts.ApplicationParts.OfType<AssemblyPart>().Any(part => part.Assembly == Ours))
            {
                foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(Ours).GetApplicationParts(Ours))
                {
                    parts.ApplicationParts.Add(part);
                }
            }
        });
        mvc.Services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, OwnPages>());
        // After the framework, which replaces the conventions when it sets its defaults.
        mvc.Services.PostConfigure<RazorPagesOptions>(pages =>
        {
            var paths = Ours.GetCustomAttributes<RazorCompiledItemAttribute>().Select(item => item.Identifier).ToHashSet(StringComparer.OrdinalIgnoreCase);
            pages.Conventions.AddFolderRouteModelConvention("/", page => MarkSelectors(page, paths));
        });
    }

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) =>
        endpoints.Any(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        var isOurs = httpContext.IsOurs;
        for (var i = 0; i < candidates.Count; i++)
        {
            var metadata = candidates[i].Endpoint.Metadata;
            if (candidates.IsValidCandidate(i) && metadata.GetMetadata<PageActionDescriptor>() is not null && isOurs != (metadata.GetMetadata<OwnPage>() is not null))
            {
                candidates.SetValidity(i, false);
            }
        }
        return Task.CompletedTask;
    }

    private static void MarkSelectors(PageRouteModel page, HashSet<string> paths)
    {
        if (paths.Contains(page.RelativePath))
        {
            foreach (var selector in page.Selectors)
            {
                selector.EndpointMetadata.Add(new OwnPage());
            }
        }
    }

    private sealed class OwnPage;
}
