using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Pace.Learning.Web.Shared;

/// <summary>Renders a Razor view to text, for documents that are printed and not answered.</summary>
internal sealed class RazorText(IRazorViewEngine views, ITempDataProvider tempData, IHttpContextAccessor http)
{
    public async Task<string> RenderAsync<TModel>(string path, TModel model)
    {
        var found = views.GetView(null, path, isMainPage: true);
        if (!found.Success)
        {
            throw new InvalidOperationException($"There is no view {path}.");
        }
        var context = http.HttpContext ?? throw new InvalidOperationException("A view is rendered for a request.");
        var action = new ActionContext(context, new RouteData(), new ActionDescriptor());
        await using var output = new StringWriter();
        var view = new ViewContext(
            action, found.View, new ViewDataDictionary<TModel>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model },
            new TempDataDictionary(context, tempData), output, new HtmlHelperOptions());
        await found.View.RenderAsync(view);
        return output.ToString();
    }
}
