#compdef apim-llm
# zsh completion for apim-llm
_apim_llm() {
  local line
  local -a values shown
  for line in "${(@f)$("${words[1]}" __complete -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
    [[ -z $line ]] && continue
    if [[ $line == ':files' ]]; then
      compset -P '--*='
      _files
      return
    fi
    values+=("${line%%$'\t'*}")
    if [[ -n ${line#*$'\t'} ]]; then shown+=("${line%%$'\t'*}  -- ${line#*$'\t'}"); else shown+=("${line%%$'\t'*}"); fi
  done
  (( ${#values} )) && compadd -l -d shown -a values
}
if [[ $funcstack[1] == _apim_llm ]]; then _apim_llm "$@"; else compdef _apim_llm apim-llm; fi
