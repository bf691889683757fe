using System.Reflection;
using System.Runtime.CompilerServices;

namespace Architecture.Tests.PublicApi;

/// <summary>A public member as one line; what the compiler adds to records and properties has none.</summary>
internal static class MemberText
{
    /// <summary>The line, or null for what nobody wrote.</summary>
    public static string? Of(MemberInfo member) => member switch
    {
        MethodBase { IsSpecialName: true, IsConstructor: false } => null,
        _ when member.IsDefined(typeof(CompilerGeneratedAttribute)) => null,
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        MethodInfo method => $"{Modifier(method)}{TypeText.Of(method.ReturnParameter)} {method.Name}{TypeParameters(method)}({Parameters(method)})",
        PropertyInfo property => $"{Modifier(property.GetMethod!)}{TypeText.Of(property)} {property.Name} {{ {Accessors(property)}}}",
        FieldInfo { IsLiteral: true } field => $"const {TypeText.Of(field)} {field.Name} = {field.GetRawConstantValue() ?? "null"}",
        FieldInfo field => $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeText.Of(field)} {field.Name}",
        EventInfo @event => $"event {TypeText.Of(@event.EventHandlerType!)} {@event.Name}",
        _ => null,
    };

    private static string Modifier(MethodInfo method)
    {
        if (method.IsStatic) return "static ";
        if (method.IsAbstract) return method.DeclaringType!.IsInterface ? "" : "abstract ";
        if (method.GetBaseDefinition() != method) return "override ";
        return method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";
    }

    private static string Accessors(PropertyInfo property) => "get; " + Setter(property.GetSetMethod());

    private static string Setter(MethodInfo? setter) => setter switch
    {
        null => "",
        _ when setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) => "init; ",
        _ => "set; ",
    };

    private static string TypeParameters(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeText.Of))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter) =>
        $"{TypeText.Of(parameter)} {parameter.Name}{(parameter.HasDefaultValue ? " = " + (parameter.DefaultValue ?? "default") : "")}";
}
